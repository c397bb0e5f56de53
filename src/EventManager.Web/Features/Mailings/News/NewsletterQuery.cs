using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Letter">As it is.</param>
/// <param name="Fates">What became of its mails, by their rows.</param>
public sealed record NewsletterLine(Newsletter Letter, IReadOnlyDictionary<MailFate, int> Fates)
{
    /// <summary>Something of it can still leave.</summary>
    public bool IsUnderWay =>
        NewsletterLooks.IsUnderWay(
            Letter.State,
            Fates.ContainsKey(MailFate.Queued) || Fates.ContainsKey(MailFate.Retrying) || Fates.ContainsKey(MailFate.Claimed)
        );
}

/// <summary>One newsletter with what its rows say.</summary>
internal sealed class NewsletterQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where it is gone.</summary>
    public async Task<NewsletterLine?> FindAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Newsletters.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, stop) is not { } letter)
            return null;
        var fates = await db
            .Outbox.Where(m => m.SubjectId == id && m.Kind == Newsletter.Mail)
            .Select(m =>
                m.State == OutboxState.Queued ? MailFate.Queued
                : m.State == OutboxState.Claimed ? MailFate.Claimed
                : m.State == OutboxState.Retrying ? MailFate.Retrying
                : m.LastError.StartsWith(MailErrors.Complained) ? MailFate.Complained
                : m.LastError.StartsWith(MailErrors.Bounced) ? MailFate.Bounced
                : m.State == OutboxState.Sent ? MailFate.Sent
                : m.State == OutboxState.Failed ? MailFate.Failed
                : m.LastError.StartsWith(MailErrors.Suppressed) ? MailFate.Suppressed
                : MailFate.Withheld
            )
            .GroupBy(fate => fate)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        return new(letter, fates);
    }
}
