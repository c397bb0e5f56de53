using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record CancelEvent(Guid EventId, Guid? UserId);

/// <summary>Calls an event off and tells everybody who is registered or plans with it. A second time it is refused, and nobody is told again.</summary>
internal sealed class CancelEventHandler(Transactions transactions, TellInvolved involved, OutboxSignal signal, TimeProvider clock)
{
    /// <returns>How many people get a mail.</returns>
    public async Task<Result<int>> HandleAsync(CancelEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<int>(
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
                var (eventId, sequence) = (cancelled.Id, cancelled.CalendarSequence);
                var told = await TellRegistered.QueueAsync(
                    db,
                    eventId,
                    EventCancelledMail.Name,
                    id => $"cancelled:{id:N}:{sequence}",
                    now,
                    ends
                );
                return told + await involved.QueueAsync(db, eventId, EventChange.Cancelled, sequence, now, ends);
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
