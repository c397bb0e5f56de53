using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Who has done meanwhile what a rule's mail asks for: between writing and sending may be a night.</summary>
internal static class LeftAudience
{
    /// <summary>Of claimed mails those whose reader is no longer meant by their rule. One question for each rule of the batch.</summary>
    public static async Task<IReadOnlySet<Guid>> OfAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        var left = new HashSet<Guid>();
        var ruled = rows.Where(row => row is { EventId: not null, SubjectId: not null })
            .Select(row => (row.Id, Subject: row.SubjectId!.Value, Rule: RuledMail.Read(row.Arguments)?.RuleId))
            .Where(row => row.Rule is not null)
            .ToLookup(row => row.Rule!.Value);
        if (ruled.Count == 0)
            return left;
        var ids = ruled.Select(rule => rule.Key).ToList();
        var rules = await db
            .MailRules.Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.EventId,
                r.Audience,
            })
            .ToListAsync(stop);
        foreach (var rule in rules.Where(rule => MailAudiences.CanBeLeft(rule.Audience)))
        {
            var asked = ruled[rule.Id].Select(row => row.Subject).ToList();
            var meant = (
                await RuledPeople
                    .All(db, rule.EventId, rule.Audience)
                    .Where(one => asked.Contains(one.Id))
                    .Select(one => one.Id)
                    .ToListAsync(stop)
            ).ToHashSet();
            left.UnionWith(ruled[rule.Id].Where(row => !meant.Contains(row.Subject)).Select(row => row.Id));
        }
        return left;
    }
}
