using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

internal sealed record LeaveSession(Guid RegistrationId, Guid SessionId);

/// <summary>Gives a place back. Leaving twice is done both times.</summary>
internal sealed class LeaveSessionHandler(Transactions transactions, SeatCounter seats, SessionQueue queue, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(LeaveSession command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>((db, token) => LeaveAsync(db, command, token), stop);
        if (!result.IsRefused)
            await queue.PromoteOfAsync(command.SessionId, WaitingListTrigger.Cancellation, stop);
        return result;
    }

    private async Task<Result<Done>> LeaveAsync(EventDb db, LeaveSession command, CancellationToken stop)
    {
        if (!await RowLocks.LockConfirmedAsync(db, command.RegistrationId, stop))
            return ProgrammeRefusals.NotConfirmed;
        var held = (await SessionPlaces.HeldAsync(db, command.RegistrationId, stop)).Find(place => place.SessionId == command.SessionId);
        if (held is null)
            return new Done();
        if (held.StartsAt <= clock.GetUtcNow())
            return ProgrammeRefusals.Started;
        var party = await db.Registrations.Where(r => r.Id == command.RegistrationId).Select(r => r.PartySize).SingleAsync(stop);
        await SessionPlaces.GiveBackAsync(db, seats, held, command.RegistrationId, party, stop);
        return new Done();
    }
}
