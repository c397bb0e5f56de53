using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>Between writing a newsletter's mail and sending it may be a night: it may have been stopped, and its reader may want none any more.</summary>
internal static class NewsletterReadiness
{
    /// <summary>Those of claimed mails that may not leave, and why.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        var mails = rows.Where(row => row is { Kind: Newsletter.Mail, SubjectId: not null })
            .Select(row => (row.Id, Letter: row.SubjectId!.Value, Address: Guid.TryParse(row.Arguments, out var id) ? id : Guid.Empty))
            .ToList();
        if (mails.Count == 0)
            return new Dictionary<Guid, string>();
        var ids = mails.Select(mail => mail.Letter).Distinct().ToList();
        var letters = await db
            .Newsletters.Where(n => ids.Contains(n.Id) && (n.State == NewsletterState.Sending || n.State == NewsletterState.Written))
            .ToDictionaryAsync(n => n.Id, n => n.TopicBits, stop);
        var addresses = mails.Select(mail => (Guid?)mail.Address).Distinct().ToList();
        var readers = await db
            .NewsSubscriptions.Where(s => addresses.Contains(s.ActiveKey))
            .ToDictionaryAsync(s => s.AddressId, s => s.TopicBits, stop);
        return mails
            .Select(mail => (mail.Id, Why: WhyNot(mail.Letter, mail.Address)))
            .Where(mail => mail.Why is not null)
            .ToDictionary(mail => mail.Id, mail => mail.Why!);

        string? WhyNot(Guid letter, Guid address) =>
            !letters.TryGetValue(letter, out var topics) ? MailErrors.NewsletterStopped
            : (readers.GetValueOrDefault(address) & topics) == 0 ? MailErrors.Suppressed + SuppressionReason.Unsubscribed
            : null;
    }
}
