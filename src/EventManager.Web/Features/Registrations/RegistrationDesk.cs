using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>What comes to the desk: somebody new, or somebody whose click in the mail arrived.</summary>
internal abstract record DeskCommand
{
    public sealed record Register(RegisterVisitor Visitor) : DeskCommand;

    public sealed record Confirm(Guid RegistrationId) : DeskCommand;
}

/// <summary>
/// Where seats are given. Commands that arrive together share a commit; each seat is still taken by the conditional statement of
/// <see cref="SeatCounter"/>, so that several nodes may have a desk each.
/// </summary>
internal sealed class RegistrationDesk(IDbContextFactory<EventDb> databases, SeatCounter seats, TimeProvider clock, OutboxBell bell)
    : GroupCommit<DeskCommand, RegistrationReceipt>(databases)
{
    protected override async Task<IReadOnlyList<Result<RegistrationReceipt>>> ExecuteAsync(
        EventDb db,
        IReadOnlyList<DeskCommand> commands,
        CancellationToken stop
    )
    {
        var sheet = await DeskSheet.LoadAsync(db, commands, clock.GetUtcNow(), stop);
        var results = new Result<RegistrationReceipt>[commands.Count];
        var seated = new List<(int Index, Registration Registration, Event Event)>();
        var clicks = new Dictionary<Guid, int>();
        var repeated = new List<(int Index, int First)>();
        for (var i = 0; i < commands.Count; i++)
        {
            // The same click a second time in the same batch: what the first one gets is its answer, too.
            if (commands[i] is DeskCommand.Confirm { RegistrationId: var id } && !clicks.TryAdd(id, i))
            {
                repeated.Add((i, clicks[id]));
                continue;
            }
            var (result, registration, @event) = commands[i] switch
            {
                DeskCommand.Register register => sheet.Register(register.Visitor),
                DeskCommand.Confirm confirm => sheet.Confirm(confirm.RegistrationId),
                _ => throw new InvalidOperationException("Unknown command."),
            };
            results[i] = result;
            if (registration is not null && @event is not null)
                seated.Add((i, registration, @event));
        }
        foreach (var group in seated.GroupBy(one => one.Event.SeatPoolId))
            await SeatAsync(db, [.. group], sheet, results, stop);
        foreach (var (index, first) in repeated)
            results[index] = results[first];
        await db.SaveChangesAsync(stop);
        await sheet.FillPositionsAsync(results, stop);
        return results;
    }

    protected override Refusal? Explain(Exception error) => DbErrors.IsDuplicate(error) ? RegistrationRefusals.AlreadyRegistered : null;

    protected override void Committed() => bell.Ring();

    /// <summary>All at once where the seats are enough for all, else one by one in order of arrival.</summary>
    private async Task SeatAsync(
        EventDb db,
        List<(int Index, Registration Registration, Event Event)> group,
        DeskSheet sheet,
        Result<RegistrationReceipt>[] results,
        CancellationToken stop
    )
    {
        var pool = group[0].Event.SeatPoolId;
        var together =
            group.Count > 1
            && group.All(one => one.Registration.TimeSlotId is null)
            && await seats.TakeAsync(db, pool, group.Sum(one => one.Registration.PartySize), stop);
        foreach (var (index, registration, @event) in group)
        {
            if (registration.TimeSlotId is { } slot && !await seats.TakeAsync(db, sheet.PoolOfSlot(slot), registration.PartySize, stop))
            {
                results[index] = sheet.Turn(registration, RegistrationRefusals.SoldOut.On("timeSlotId"));
                continue;
            }
            if (together || await seats.TakeAsync(db, pool, registration.PartySize, stop))
                results[index] = sheet.Confirmed(registration);
            else
            {
                if (registration.TimeSlotId is { } taken)
                    await seats.GiveBackAsync(db, sheet.PoolOfSlot(taken), registration.PartySize, stop);
                if (@event.HasWaitingList)
                {
                    await seats.JoinQueueAsync(db, pool, registration.PartySize, stop);
                    results[index] = sheet.Waitlisted(registration);
                }
                else
                    results[index] = sheet.Turn(registration, RegistrationRefusals.SoldOut);
            }
        }
    }
}
