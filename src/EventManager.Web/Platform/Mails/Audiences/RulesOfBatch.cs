using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Claimed mails by the rules that wrote them, read once for all that is asked of them before they leave.</summary>
internal sealed class RulesOfBatch
{
    private readonly ILookup<Guid, OutboxMail> mails;

    private RulesOfBatch(ILookup<Guid, OutboxMail> mails, IReadOnlyList<MailRule> all) => (this.mails, All) = (mails, all);

    /// <summary>Those that are still there.</summary>
    public IReadOnlyList<MailRule> All { get; }

    public IEnumerable<OutboxMail> MailsOf(MailRule rule) => mails[rule.Id];

    public static async Task<RulesOfBatch> ReadAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        var mails = rows.Select(row => (Row: row, Rule: RuleOf(row)))
            .Where(one => one.Rule is not null)
            .ToLookup(one => one.Rule!.Value, one => one.Row);
        var ids = mails.Select(rule => rule.Key).ToList();
        return new(mails, ids.Count == 0 ? [] : await db.MailRules.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(stop));
    }

    private static Guid? RuleOf(OutboxMail row) =>
        row.EventId is null ? null : RuledMail.Read(row.Arguments)?.RuleId ?? BuiltInMails.RuleOf(row);
}
