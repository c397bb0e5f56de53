using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Invitations by mail: each one once, however often it is asked for.</summary>
internal static class InvitationMails
{
    private const int BatchSize = 500;

    /// <summary>Queues a mail for every invitation of the event that none was queued for, in the caller's transaction.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="asksByCalendar">Whether calendars are asked too; what is asked once so is so for life.</param>
    /// <param name="now">The instant.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<int> QueueAsync(EventDb db, Guid eventId, bool asksByCalendar, DateTimeOffset now, CancellationToken stop)
    {
        var (queued, last) = (0, Guid.Empty);
        var ruleId = BuiltInRules.IdOf(eventId, EventInvitationMail.Name);
        while (true)
        {
            var batch = await db
                .Invitations.AsNoTracking()
                .Where(i => i.EventId == eventId && i.Id.CompareTo(last) > 0)
                .Where(i => !db.Outbox.Any(m => m.SubjectId == i.Id && m.Kind == EventInvitationMail.Name))
                // Its mail may be gone, when its time was over; that it was written stays.
                .Where(i => !db.MailLedger.Any(l => l.RuleId == ruleId && l.RecipientId == i.Id))
                .OrderBy(i => i.Id)
                .Take(BatchSize)
                .ToListAsync(stop);
            await BuiltInMails.AddAsync(db, [.. batch.Select(one => new HappenedMail(Row(one, now), one.Id, one.InvitedAt))], now, stop);
            await db.SaveChangesAsync(stop);
            var ids = batch.Select(one => one.Id).ToList();
            if (asksByCalendar)
                await db
                    .Invitations.Where(i => ids.Contains(i.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(i => i.AsksByCalendar, true), stop);
            db.ChangeTracker.Clear();
            queued += batch.Count;
            if (batch.Count < BatchSize)
                return queued;
            last = batch[^1].Id;
        }
    }

    public static OutboxMail Row(Invitation invitation, DateTimeOffset now, string? once = null) =>
        new(EventInvitationMail.Name, invitation.Email, invitation.Name, Languages.Default.Code, now)
        {
            EventId = invitation.EventId,
            SubjectId = invitation.Id,
            OnceKey = once ?? $"invitation:{invitation.Id:N}",
        };
}
