using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

internal static class SessionPlaces
{
    /// <summary>
    /// Gives back all places of a registration that loses its seat, in the caller's transaction, before or after the registration is
    /// saved. A second call gives nothing back twice. Whoever is signing up at the same moment is done before, or refused after.
    /// </summary>
    public static async Task GiveBackAllAsync(EventDb db, SeatCounter seats, Guid registrationId, CancellationToken stop)
    {
        await RowLocks.LockRegistrationAsync(db, registrationId, stop);
        var party = await db.Registrations.Where(r => r.Id == registrationId).Select(r => r.PartySize).SingleOrDefaultAsync(stop);
        foreach (var held in await HeldAsync(db, registrationId, stop))
            await GiveBackAsync(db, seats, held, registrationId, party, stop);
        await WaitForSessionHandler.LeaveAllAsync(db, seats, registrationId, party, only: null, stop);
    }

    /// <summary>
    /// Makes all places of a registration larger or smaller by so many people, in the caller's transaction, which has locked it. Null
    /// where each has room; else the one that has not.
    /// </summary>
    public static async Task<FullSession?> ResizeAsync(EventDb db, SeatCounter seats, Guid registrationId, int more, CancellationToken stop)
    {
        foreach (var held in await HeldAsync(db, registrationId, stop))
        {
            if (held.PoolId is not { } pool)
                continue;
            if (more <= 0)
                await seats.GiveBackAsync(db, pool, -more, stop);
            else if (!await seats.TakeAsync(db, pool, more, stop))
            {
                var free = await db.SeatPools.Where(p => p.Id == pool).Select(p => p.Capacity - p.Taken).SingleAsync(stop);
                return new(held.Title.In(Languages.Current), Math.Max(0, free));
            }
        }
        await WaitForSessionHandler.ResizeAsync(db, seats, registrationId, more, stop);
        return null;
    }

    /// <summary>
    /// The registration's places, always in the same order: two who hold several rows at once never wait in a circle. Ordered here, as
    /// others compare counters in the program: SQL Server orders ids otherwise.
    /// </summary>
    internal static async Task<List<HeldPlace>> HeldAsync(EventDb db, Guid registrationId, CancellationToken stop)
    {
        var places = await db
            .SessionPlaces.Where(p => p.RegistrationId == registrationId)
            .Join(db.Sessions, p => p.SessionId, s => s.Id, (_, s) => s)
            .Select(s => new HeldPlace(s.Id, s.SeatPoolId, s.Title, s.StartsAt, s.EndsAt))
            .ToListAsync(stop);
        return [.. places.OrderBy(place => place.PoolId)];
    }

    internal static async Task GiveBackAsync(
        EventDb db,
        SeatCounter seats,
        HeldPlace held,
        Guid registrationId,
        int party,
        CancellationToken stop
    )
    {
        var gone = await db
            .SessionPlaces.Where(p => p.SessionId == held.SessionId && p.RegistrationId == registrationId)
            .ExecuteDeleteAsync(stop);
        if (gone == 1 && held.PoolId is { } poolId)
            await seats.GiveBackAsync(db, poolId, party, stop);
    }
}

/// <summary>A session that has no room for more of a party.</summary>
internal sealed record FullSession(string Title, int Free);

/// <summary>A place that a registration has.</summary>
internal sealed record HeldPlace(Guid SessionId, Guid? PoolId, LocalizedText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
