using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record CancelEvent(Guid EventId, Guid? UserId);

/// <summary>Calls an event off and tells everybody who is registered or plans with it. A second time it is refused, and nobody is told again.</summary>
internal sealed class CancelEventHandler(Transactions transactions, RegisteredTeller teller, TellInvolved involved, TimeProvider clock)
{
    public async Task<Result<Told>> HandleAsync(CancelEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Told>(
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } cancelled)
                    return EventRefusals.NotFound;
                if (cancelled.Cancel() is { } refusal)
                    return refusal;
                db.Audit.Add(new AuditEntry(now, command.UserId, cancelled.Id, "event.cancelled", cancelled.Id, ""));
                await db.SaveChangesAsync(ends);
                // The sequence: an event that was called off, reinstated and called off again is told anew.
                var telling = new Announcement(cancelled.Id, EventCancelledMail.Name, "cancelled", cancelled.CalendarSequence, now);
                var told = await teller.TellAsync(db, telling, command.UserId, ends);
                return told.And(await involved.QueueAsync(db, telling.EventId, EventChange.Cancelled, telling.Sequence, now, ends));
            },
            stop
        );
        if (!result.IsRefused)
            teller.Hurry(result.Value);
        return result;
    }
}
