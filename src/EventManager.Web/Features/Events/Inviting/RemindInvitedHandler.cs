using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Reminds those who have not answered, and only those; nobody twice on one day, however often it is asked for.</summary>
internal sealed class RemindInvitedHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <param name="eventId">The event.</param>
    /// <param name="userId">Who reminds.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="only">One invitation; null for all.</param>
    /// <returns>How many are reminded.</returns>
    public async Task<Result<int>> HandleAsync(Guid eventId, Guid userId, CancellationToken stop, Guid? only = null)
    {
        try
        {
            var result = await transactions.RunAsync<int>(
                AskedRight.Organise(eventId),
                (db, inner) => RemindAsync(db, eventId, userId, only, inner),
                stop
            );
            signal.Send();
            return result;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Two organisers in the same moment: one mail is enough.
            return InvitationRefusals.NobodyToRemind;
        }
    }

    private async Task<Result<int>> RemindAsync(EventDb db, Guid eventId, Guid userId, Guid? only, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop);
        var day = Zone.ToLocal(now, zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var since = now.AddHours(-24);
        var open = await InvitationsQuery
            .Open(db, eventId)
            .Where(i => only == null || i.Id == only)
            .Where(i => i.RemindedAt == null || i.RemindedAt < since)
            .Where(i => db.Outbox.Any(m => m.SubjectId == i.Id && m.Kind == EventInvitationMail.Name))
            .ToListAsync(stop);
        if (open.Count == 0)
            return InvitationRefusals.NobodyToRemind;
        var mails = new List<HappenedMail>();
        foreach (var invitation in open)
        {
            invitation.RemindedAt = now.ToUniversalTime();
            var mail = new OutboxMail(InvitationReminderMail.Name, invitation.Email, invitation.Name, Languages.Default.Code, now)
            {
                EventId = eventId,
                SubjectId = invitation.Id,
                OnceKey = $"invitation-reminder:{invitation.Id:N}:{day}",
            };
            mails.Add(new(mail, invitation.Id, now));
        }
        await BuiltInMails.AddAsync(db, mails, now, stop);
        db.Audit.Add(
            new AuditEntry(
                now,
                userId,
                eventId,
                "event.invited_reminded",
                only ?? eventId,
                open.Count.ToString(CultureInfo.InvariantCulture)
            )
        );
        return open.Count;
    }
}
