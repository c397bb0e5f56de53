using EventManager.Data;
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
    }

    /// <summary>The registration's places, always in the same order: two who hold several rows at once never wait in a circle.</summary>
    internal static Task<List<HeldPlace>> HeldAsync(EventDb db, Guid registrationId, CancellationToken stop) =>
        db
            .SessionPlaces.Where(p => p.RegistrationId == registrationId)
            .Join(db.Sessions, p => p.SessionId, s => s.Id, (_, s) => s)
            .OrderBy(s => s.SeatPoolId)
            .Select(s => new HeldPlace(s.Id, s.SeatPoolId, s.Title.De, s.Title.En, s.StartsAt, s.EndsAt))
            .ToListAsync(stop);

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

/// <summary>A place that a registration has.</summary>
internal sealed record HeldPlace(
    Guid SessionId,
    Guid? PoolId,
    string TitleDe,
    string TitleEn,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt
);
