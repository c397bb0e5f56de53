using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Events.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>
/// "It takes place after all" is for those who were told that it does not: where that mail was held back before it went out, because the
/// organiser undid the cancellation in time, there is nothing to put right.
/// </summary>
internal static class WithdrawnMails
{
    public static async Task<bool> WasNeverToldAsync(EventDb db, OutboxMail row, EventChange change, CancellationToken stop)
    {
        if (change is not EventChange.Reinstated)
            return false;
        var cancelled = EventChangeMail.KindOf(EventChange.Cancelled);
        var states = await db
            .Outbox.Where(m => m.EventId == row.EventId && m.SubjectId == row.SubjectId)
            .Where(m => m.Kind == EventCancelledMail.Name || m.Kind == cancelled)
            .OrderByDescending(m => m.CreatedAt)
            .Select(m => m.State)
            .Take(1)
            .ToListAsync(stop);
        return states is [OutboxState.Withheld or OutboxState.Queued or OutboxState.Retrying];
    }
}
