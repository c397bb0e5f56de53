using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Who has done meanwhile what a rule's mail asks for, or is left out since: between writing and sending may be a night.</summary>
internal static class LeftAudience
{
    /// <summary>Of claimed mails those whose reader is no longer meant by their rule. One question for each rule of the batch.</summary>
    public static async Task<IReadOnlySet<Guid>> OfAsync(EventDb db, RulesOfBatch rules, CancellationToken stop)
    {
        var left = new HashSet<Guid>();
        foreach (var rule in rules.All.Where(rule => !rule.IsBuiltIn))
        {
            var mails = rules.MailsOf(rule).Where(row => row.SubjectId is not null && (rule.Choice.CanBeLeft || IsOfOthers(row))).ToList();
            if (mails.Count == 0)
                continue;
            var asked = mails.ConvertAll(row => row.SubjectId!.Value);
            var meant = (
                await RuledPeople
                    .All(db, rule.EventId, rule.Choice)
                    .Where(one => asked.Contains(one.Id))
                    .Select(one => one.Id)
                    .ToListAsync(stop)
            ).ToHashSet();
            left.UnionWith(mails.Where(row => !meant.Contains(row.SubjectId!.Value)).Select(row => row.Id));
        }
        return left;
    }

    /// <summary>Written to somebody without a place, for an audience that may be another one by now: their kind of mail asks for nothing.</summary>
    private static bool IsOfOthers(OutboxMail row) => RuledMail.Read(row.Arguments) is { IsToOthers: true };
}
