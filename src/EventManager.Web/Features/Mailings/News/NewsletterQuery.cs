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
        Letter.State is NewsletterState.Sending
        || (
            Letter.State is NewsletterState.Written
            && (Fates.ContainsKey(MailFate.Queued) || Fates.ContainsKey(MailFate.Retrying) || Fates.ContainsKey(MailFate.Claimed))
        );
}

/// <summary>The newsletters, the newest first, each with what its rows say.</summary>
internal sealed class ListNewsletters(IDbContextFactory<EventDb> databases)
{
    /// <summary>Those of some years; older ones are in the list of mails.</summary>
    public const int Most = 50;

    public Task<IReadOnlyList<NewsletterLine>> AllAsync(CancellationToken stop) => AllAsync([], stop);

    /// <param name="known">As they were read before: what did not change and of which nothing waits is not counted again.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<NewsletterLine>> AllAsync(IReadOnlyList<NewsletterLine> known, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var letters = await db
            .Newsletters.AsNoTracking()
            .OrderByDescending(n => n.SentOffAt ?? n.CreatedAt)
            .ThenBy(n => n.Id)
            .Take(Most)
            .ToListAsync(stop);
        var still = known.Where(line => !line.IsUnderWay).ToDictionary(line => (line.Letter.Id, line.Letter.Version), line => line.Fates);
        var ids = letters.Where(letter => !still.ContainsKey((letter.Id, letter.Version))).Select(letter => (Guid?)letter.Id).ToList();
        var counted = await db
            .Outbox.Where(m => ids.Contains(m.SubjectId) && m.Kind == Newsletter.Mail)
            .Select(m => new
            {
                m.SubjectId,
                Fate = m.State == OutboxState.Queued ? MailFate.Queued
                : m.State == OutboxState.Claimed ? MailFate.Claimed
                : m.State == OutboxState.Retrying ? MailFate.Retrying
                : m.LastError.StartsWith(MailErrors.Complained) ? MailFate.Complained
                : m.LastError.StartsWith(MailErrors.Bounced) ? MailFate.Bounced
                : m.State == OutboxState.Sent ? MailFate.Sent
                : m.State == OutboxState.Failed ? MailFate.Failed
                : m.LastError.StartsWith(MailErrors.Suppressed) ? MailFate.Suppressed
                : MailFate.Withheld,
            })
            .GroupBy(one => new { one.SubjectId, one.Fate })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(stop);
        var fates = counted.ToLookup(one => one.Key.SubjectId);
        return
        [
            .. letters.Select(letter => new NewsletterLine(
                letter,
                still.GetValueOrDefault((letter.Id, letter.Version)) ?? fates[letter.Id].ToDictionary(one => one.Key.Fate, one => one.Count)
            )),
        ];
    }
}
