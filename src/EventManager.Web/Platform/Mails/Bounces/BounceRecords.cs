using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>What follows from a mail that came back: it is counted, and an address that is gone gets no more.</summary>
internal sealed class BounceRecords(Transactions transactions, Suppressions suppressions, OrganiserNotices notices, TimeProvider clock)
{
    /// <summary>What a person wrote stays, and what names no mail of ours, a newsletter in the same mailbox too: somebody may want to look.</summary>
    public async Task<AfterReading> TakeAsync(ReceivedMail received, CancellationToken stop)
    {
        if (received.Kind is ReceivedKind.Message || received.MailId is not { } mailId)
            return AfterReading.Keep;
        if (received.Kind is ReceivedKind.AutomaticReply or ReceivedKind.Delayed)
            return AfterReading.Remove;
        var kind = received.Kind switch
        {
            ReceivedKind.HardBounce => BounceKind.Hard,
            ReceivedKind.Complaint => BounceKind.Complaint,
            _ => BounceKind.Soft,
        };
        await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                await RecordAsync(db, mailId, kind, received, inner);
                return default(Done);
            },
            stop
        );
        return AfterReading.Remove;
    }

    private async Task RecordAsync(EventDb db, Guid mailId, BounceKind kind, ReceivedMail received, CancellationToken stop)
    {
        var mail = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId, stop);
        if (mail is null || await db.MailBounces.AnyAsync(b => b.Id == received.Key, stop))
            return;
        db.Add(new MailBounce(received.Key, mailId, kind, received.Status, clock.GetUtcNow()));
        var words = $"{MailErrors.Bounced}{kind} {received.Status}".TrimEnd();
        await db.Outbox.Where(m => m.Id == mailId).ExecuteUpdateAsync(set => set.SetProperty(m => m.LastError, words), stop);
        if (kind is BounceKind.Soft || mail.ToAddress.Length == 0)
            return;
        var reason = kind is BounceKind.Hard ? SuppressionReason.HardBounce : SuppressionReason.Complaint;
        await suppressions.AddAsync(db, mail, SuppressionScope.All, reason, received.Status, stop);
        await notices.TellAsync(db, mail.EventId, OrganiserNotice.Bounces, stop);
    }
}
