using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <param name="RegistrationId">Who; a party takes a place for each of its people.</param>
/// <param name="SessionId">Which session.</param>
/// <param name="GiveUpParallel">
/// True gives up the places in sessions at the same time for it: either both happen, or, where it is full, neither.
/// </param>
internal sealed record ChooseSession(Guid RegistrationId, Guid SessionId, bool GiveUpParallel = false);

internal sealed class ChooseSessionHandler(Transactions transactions, SeatCounter seats, SessionQueue queue, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ChooseSession command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>((db, token) => ChooseAsync(db, command, token), stop);
        if (!result.IsRefused && command.GiveUpParallel)
            await queue.PromoteOfAsync(command.SessionId, WaitingListTrigger.OtherTime, stop);
        return result;
    }

    private async Task<Result<Done>> ChooseAsync(EventDb db, ChooseSession command, CancellationToken stop)
    {
        // One after the other for each registration: else two parallel sessions, chosen at once in two windows, would both be given.
        if (!await RowLocks.LockConfirmedAsync(db, command.RegistrationId, stop))
            return ProgrammeRefusals.NotConfirmed;
        var asked = await AskedAsync(db, command, stop);
        if (asked is null)
            return ProgrammeRefusals.NotFound;
        if (asked.PoolId is not { } poolId)
            return ProgrammeRefusals.NoSignUp;
        if (!asked.TakesPlace || asked.StartsAt <= clock.GetUtcNow())
            return ProgrammeRefusals.Started;

        var held = await SessionPlaces.HeldAsync(db, command.RegistrationId, stop);
        if (held.Any(place => place.SessionId == command.SessionId))
            return new Done();
        var parallel = held.Where(place => place.StartsAt < asked.EndsAt && asked.StartsAt < place.EndsAt).ToList();
        if (parallel.Count > 0 && !command.GiveUpParallel)
            return ProgrammeRefusals.Overlaps(parallel[0].Title.In(Languages.Current));
        if (parallel.Any(place => place.StartsAt <= clock.GetUtcNow()))
            return ProgrammeRefusals.Started;

        // A refusal rolls everything back, so the old place is lost only together with getting the new one.
        foreach (var place in parallel.Where(place => Before(place.PoolId, poolId)))
            await SessionPlaces.GiveBackAsync(db, seats, place, command.RegistrationId, asked.PartySize, stop);
        if (!await seats.TakeAsync(db, poolId, asked.PartySize, stop))
            return ProgrammeRefusals.Full;
        foreach (var place in parallel.Where(place => !Before(place.PoolId, poolId)))
            await SessionPlaces.GiveBackAsync(db, seats, place, command.RegistrationId, asked.PartySize, stop);
        db.Add(new SessionPlace(command.SessionId, command.RegistrationId, clock.GetUtcNow()));
        return new Done();
    }

    /// <summary>Counters are always touched in the same order, so that two who swap their places do not wait for each other.</summary>
    private static bool Before(Guid? pool, Guid other) => pool is { } id && id.CompareTo(other) < 0;

    /// <summary>Null where there is no such session, or it belongs to another event.</summary>
    private static Task<Asked?> AskedAsync(EventDb db, ChooseSession command, CancellationToken stop) =>
        db
            .Registrations.Where(r => r.Id == command.RegistrationId)
            .Join(db.Sessions.Where(s => s.Id == command.SessionId), r => r.EventId, s => s.EventId, (r, s) => new { r, s })
            .Join(
                db.Events,
                pair => pair.s.EventId,
                e => e.Id,
                (pair, e) =>
                    new
                    {
                        pair.r,
                        pair.s,
                        e,
                    }
            )
            .Select(x => new Asked(
                x.r.PartySize,
                x.s.SeatPoolId,
                x.s.StartsAt,
                x.s.EndsAt,
                x.e.State == EventState.Published || x.e.State == EventState.Postponed
            ))
            .SingleOrDefaultAsync(stop);

    private sealed record Asked(int PartySize, Guid? PoolId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool TakesPlace);
}
