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
        var (cancelled, reinstated) = (EventChangeMail.KindOf(EventChange.Cancelled), EventChangeMail.KindOf(EventChange.Reinstated));
        var told = await db
            .Outbox.Where(m => m.EventId == row.EventId && m.SubjectId == row.SubjectId && m.Id != row.Id)
            .Where(m =>
                m.Kind == EventCancelledMail.Name || m.Kind == cancelled || m.Kind == EventReinstatedMail.Name || m.Kind == reinstated
            )
            .OrderByDescending(m => m.CreatedAt)
            .Select(m => new
            {
                HasLeft = m.State != OutboxState.Withheld && m.State != OutboxState.Queued && m.State != OutboxState.Retrying,
                IsOff = m.Kind == EventCancelledMail.Name || m.Kind == cancelled,
            })
            .ToListAsync(stop);
        // What was said last counts, however often it was decided since.
        return told.FirstOrDefault(one => one.HasLeft) is { } last ? !last.IsOff : told.Any(one => one.IsOff);
    }
}
