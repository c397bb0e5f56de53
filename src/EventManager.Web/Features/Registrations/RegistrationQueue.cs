using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations;

/// <summary>What comes into the queue: somebody new, or somebody whose click in the mail arrived.</summary>
internal abstract record RegistrationCommand
{
    /// <summary>The registration that was written before; null for somebody new.</summary>
    public Guid? Written =>
        this switch
        {
            Confirm confirm => confirm.RegistrationId,
            Accept accept => accept.RegistrationId,
            _ => null,
        };

    /// <summary>What it is counted as.</summary>
    public string Kind =>
        this switch
        {
            Register { Visitor.Class: not null } => "class",
            Register { Visitor.CompanyAccessId: not null } => "company",
            Register { Visitor.InvitationId: not null } => "invitation",
            Register => "visitor",
            Confirm => "confirmation",
            _ => "application",
        };

    public sealed record Register(RegisterVisitor Visitor) : RegistrationCommand;

    public sealed record Confirm(Guid RegistrationId, AuditMark? By) : RegistrationCommand;

    /// <summary>The organiser accepts an application.</summary>
    public sealed record Accept(Guid RegistrationId, string Note, AuditMark By) : RegistrationCommand;
}

/// <summary>
/// Where seats are given. Commands that arrive together share a commit; each seat is still taken by the conditional statement of
/// <see cref="SeatCounter"/>, so that several nodes may have a queue each.
/// </summary>
internal sealed class RegistrationQueue(
    IDbContextFactory<EventDb> databases,
    SeatCounter seats,
    IOptions<RegistrationOptions> options,
    TimeProvider clock,
    OutboxSignal signal,
    ProgramMetrics metrics
) : GroupCommit<RegistrationCommand, RegistrationReceipt>(databases)
{
    protected override async Task<IReadOnlyList<Result<RegistrationReceipt>>> ExecuteAsync(
        EventDb db,
        IReadOnlyList<RegistrationCommand> commands,
        CancellationToken stop
    )
    {
        // The transaction is ours and is run again as a whole. What changed is looked for once, before it is saved: by itself the context
        // would look at each row of the batch for each registration.
        db.Database.AutoSavepointsEnabled = false;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var batch = await RegistrationBatch.LoadAsync(db, commands, options.Value, clock.GetUtcNow(), stop);
        var results = new Result<RegistrationReceipt>[commands.Count];
        var seated = new List<(int Index, Registration Registration, Event Event)>();
        // The same click twice in one batch: both get the answer of the first.
        var first = new Dictionary<Guid, int>();
        var repeats = new List<(int Index, int First)>();
        for (var i = 0; i < commands.Count; i++)
        {
            if (commands[i].Written is { } id && !first.TryAdd(id, i))
            {
                repeats.Add((i, first[id]));
                continue;
            }
            var (result, registration, @event) = commands[i] switch
            {
                RegistrationCommand.Register register => await batch.RegisterAsync(register.Visitor, stop),
                RegistrationCommand.Confirm confirm => batch.Confirm(confirm.RegistrationId, confirm.By),
                RegistrationCommand.Accept accept => batch.Accept(accept.RegistrationId, accept.Note, accept.By),
                _ => throw new InvalidOperationException("Unknown command."),
            };
            results[i] = result;
            if (registration is not null && @event is not null)
                seated.Add((i, registration, @event));
        }
        foreach (var group in seated.GroupBy(one => one.Event.SeatPoolId))
            await SeatAsync(db, [.. group], batch, results, stop);
        foreach (var (index, same) in repeats)
            results[index] = results[same];
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(stop);
        await batch.FillPositionsAsync(results, stop);
        return results;
    }

    protected override Refusal? Explain(Exception error) => DbErrors.IsDuplicate(error) ? RegistrationRefusals.AlreadyRegistered : null;

    protected override void Committed() => signal.Send();

    protected override void Answered(RegistrationCommand command, Result<RegistrationReceipt> result) =>
        metrics.Registered(command.Kind, result.IsRefused ? result.Refusal.Code : ProgramMetrics.Label(result.Value.State));

    /// <summary>First the wished times of all, then the house: the hottest row is taken last, and with one statement where it can be.</summary>
    private async Task SeatAsync(
        EventDb db,
        List<(int Index, Registration Registration, Event Event)> group,
        RegistrationBatch batch,
        Result<RegistrationReceipt>[] results,
        CancellationToken stop
    )
    {
        var pool = group[0].Event.SeatPoolId;
        await TakeTimesAsync(db, group.ConvertAll(one => one.Registration), batch, stop);
        var ready = group.Where(one => one.Registration.TimeSlotId is not null || batch.WishesOf(one.Registration).Count == 0).ToList();
        var together = ready.Count > 1 && await seats.TakeAsync(db, pool, ready.Sum(one => one.Registration.PartySize), stop);
        foreach (var (index, registration, @event) in group)
        {
            var wishes = batch.WishesOf(registration);
            var hasTime = registration.TimeSlotId is not null || wishes.Count == 0;
            if (hasTime && (together || await seats.TakeAsync(db, pool, registration.PartySize, stop)))
            {
                results[index] = await batch.ConfirmedAsync(registration, stop);
                continue;
            }
            if (registration.TimeSlotId is { } taken)
                await seats.GiveBackAsync(db, wishes.First(wish => wish.SlotId == taken).PoolId, registration.PartySize, stop);
            registration.TimeSlotId = null;
            if (@event.HasWaitingList && !await Seats.CouldFitAsync(db, pool, wishes, registration.PartySize, stop))
                results[index] = batch.Turn(registration, PartyRefusals.LargerThanThereIs);
            else if (@event.HasWaitingList)
            {
                var waitsFor = hasTime ? WaitsFor.Event : WaitsFor.TimeSlot;
                await Seats.JoinQueuesAsync(db, seats, waitsFor, pool, wishes, registration.PartySize, stop);
                results[index] = batch.Waitlisted(registration, waitsFor);
            }
            else
                results[index] = batch.Turn(
                    registration,
                    hasTime ? RegistrationRefusals.SoldOut : RegistrationRefusals.SoldOut.On("timeSlotId")
                );
        }
    }

    /// <summary>Those with the same first wish together where it has room for all of them, else one by one through their wishes.</summary>
    private async Task TakeTimesAsync(EventDb db, List<Registration> registrations, RegistrationBatch batch, CancellationToken stop)
    {
        foreach (
            var sameWish in registrations
                .Where(registration => batch.WishesOf(registration).Count > 0)
                .GroupBy(registration => batch.WishesOf(registration)[0])
                .OrderBy(group => group.Key.PoolId)
        )
        {
            var all =
                sameWish.Count() > 1
                && await seats.TakeAsync(db, sameWish.Key.PoolId, sameWish.Sum(registration => registration.PartySize), stop);
            foreach (var registration in sameWish)
            {
                registration.TimeSlotId = all
                    ? sameWish.Key.SlotId
                    : (await Seats.TakeTimeAsync(db, seats, batch.WishesOf(registration), registration.PartySize, stop))?.SlotId;
            }
        }
    }
}
