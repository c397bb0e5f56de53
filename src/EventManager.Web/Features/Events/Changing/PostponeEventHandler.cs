using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

/// <param name="EventId">The event.</param>
/// <param name="NewStart">Wall-clock time in the event's zone.</param>
/// <param name="UserId">Who asks; null for the program itself.</param>
internal sealed record PostponeEvent(Guid EventId, DateTime NewStart, Guid? UserId);

/// <summary>How many of each kind were moved, and who gets a mail.</summary>
public sealed record Postponed(IReadOnlyList<MovedPart> Parts, Told Told);

/// <summary>Moves an event with all that hangs on it and tells everybody who is registered or plans with it, or does nothing at all.</summary>
internal sealed class PostponeEventHandler(Transactions transactions, ChangeTeller teller, TimeProvider clock)
{
    public async Task<Result<Postponed>> HandleAsync(PostponeEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Postponed>(
            AskedRight.Organise(command.EventId),
            (db, ends) => PostponeAsync(db, command, ends),
            stop
        );
        if (!result.IsRefused)
            teller.Hurry(result.Value.Told);
        return result;
    }

    private async Task<Result<Postponed>> PostponeAsync(EventDb db, PostponeEvent command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, stop) is not { } moved)
            return EventRefusals.NotFound;
        var newStart = Zone.ToUtc(command.NewStart, moved.TimeZone);
        var way = Postponement.Between(moved.StartsAt, newStart, moved.TimeZone);
        if (moved.TakesPlace && way.IsNothing)
            return EventRefusals.DateUnchanged;
        var done = moved.Postpone(newStart, now);
        if (done.IsRefused)
            return done.Refusal;
        var parts = await EventParts.MoveAsync(db, moved.Id, way, now, stop);
        db.Audit.Add(new AuditEntry(now, command.UserId, moved.Id, "event.postponed", moved.Id, $"{way.Days} days to {newStart:O}"));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return new Postponed(parts, await teller.TellAsync(db, moved, EventChange.Postponed, command.UserId, now, stop));
    }
}
