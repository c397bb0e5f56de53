using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Versions;

/// <summary>A rule's words as they were, to who organises its event: newest first.</summary>
internal sealed class RuleWordVersions(IDbContextFactory<EventDb> databases, Rights rights, ActorNames names)
{
    private const int Most = 30;

    /// <summary>Of a rule of that event.</summary>
    public async Task<IReadOnlyList<WordingVersion>> ListAsync(Guid eventId, Guid ruleId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await rights.RefusalAsync(db, AskedRight.Organise(eventId), stop) is not null)
            return [];
        var accounts = await names.OfAsync(db, eventId, stop);
        return await db
            .RuleWordVersions.Where(v => v.RuleId == ruleId && db.MailRules.Any(r => r.Id == v.RuleId && r.EventId == eventId))
            .OrderByDescending(v => v.Number)
            .Take(Most)
            .Select(v => new WordingVersion(
                v.Number,
                v.SavedAt,
                accounts.Where(user => user.Id == v.UserId).Select(user => user.DisplayName).FirstOrDefault() ?? "",
                v.Subject,
                v.Body
            ))
            .ToListAsync(stop);
    }
}

/// <summary>A rule's words as one version holds them.</summary>
internal readonly record struct RuleWording(string Subject, string Body)
{
    private static readonly RuleWording None = new(WordingWords.Write(LocalizedText.Empty), WordingWords.Write(LocalizedText.Empty));

    public static RuleWording Of(MailRule rule) => new(WordingWords.Write(rule.Subject), WordingWords.Write(rule.Body));

    /// <summary>
    /// Keeps the words as they are now, where they are others. Words that came by another way than this form (from before versions were kept,
    /// or with a translator's table) become a version too, of which nobody knows who wrote it: there is always something to go back to.
    /// </summary>
    public async Task KeepAsync(EventDb db, MailRule rule, Guid? userId, DateTimeOffset now, CancellationToken stop)
    {
        var words = Of(rule);
        if (words == this)
            return;
        // The rule's own row first: whoever saves it at the same moment waits there, and not at a number that is taken.
        await db.SaveChangesAsync(stop);
        var last = await db
            .RuleWordVersions.Where(v => v.RuleId == rule.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, Words = new RuleWording(v.Subject, v.Body) })
            .FirstOrDefaultAsync(stop);
        var number = last?.Number ?? 0;
        if ((last?.Words ?? None) != this)
            db.RuleWordVersions.Add(new RuleWordVersion(rule.Id, ++number, (Subject, Body), null, now));
        db.RuleWordVersions.Add(new RuleWordVersion(rule.Id, ++number, (words.Subject, words.Body), userId, now));
    }
}
