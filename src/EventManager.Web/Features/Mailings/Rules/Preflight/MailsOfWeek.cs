using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>How many mails the readers of a rule get in the week of its next mail, that one among them.</summary>
/// <param name="Monday">When that week begins.</param>
/// <param name="Most">That one address gets.</param>
/// <param name="Over">Addresses that get more than <see cref="Many"/>.</param>
public sealed record MailsOfWeek(DateOnly Monday, int Most, int Over)
{
    public const int Many = 3;

    /// <summary>
    /// What the outbox has sent or is about to send, from whichever event; what the other rules of this one will write in that week; and the
    /// rule's own. Counted in the database.
    /// </summary>
    internal static async Task<MailsOfWeek> CountAsync(
        EventDb db,
        DraftedRule drafted,
        DateTimeOffset at,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (rule, about) = drafted;
        var day = DateOnly.FromDateTime(Zone.ToLocal(at, about.TimeZone).DateTime);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var from = Zone.ToUtc(monday.ToDateTime(TimeOnly.MinValue), about.TimeZone);
        var to = Zone.ToUtc(monday.AddDays(7).ToDateTime(TimeOnly.MinValue), about.TimeZone);
        var all = Unwritten(db, rule)
            .Select(one => new { Address = one.NormalizedEmail, Own = 1 })
            .Concat(
                db.Outbox.Where(m => m.ToAddress != "" && m.State != OutboxState.Withheld && m.State != OutboxState.Failed)
                    .Where(m => m.SentAt == null ? m.DueAt >= from && m.DueAt < to : m.SentAt >= from && m.SentAt < to)
#pragma warning disable CA1304, CA1311, CA1862 // The database lowers them: it knows no culture and no comparison of ours.
                    .Select(m => new { Address = m.ToAddress.ToLower(), Own = 0 })
#pragma warning restore CA1304, CA1311, CA1862
            );
        foreach (var other in await OthersAsync(db, drafted, from, to, now, stop))
            all = all.Concat(other.Select(one => new { Address = one.NormalizedEmail, Own = 0 }));
        var sums = all.GroupBy(one => one.Address)
            .Select(same => new { Own = same.Sum(one => one.Own), All = same.Count() })
            .Where(one => one.Own > 0)
            .Select(one => one.All);
        return new(monday, await sums.MaxAsync(one => (int?)one, stop) ?? 0, await sums.CountAsync(one => one > Many, stop));
    }

    private static IQueryable<RuledPerson> Unwritten(EventDb db, MailRule rule)
    {
        var id = rule.Id;
        return MailOccasions.Audience(db, rule).Where(one => !db.MailLedger.Any(l => l.RuleId == id && l.RecipientId == one.Id));
    }

    private static async Task<List<IQueryable<RuledPerson>>> OthersAsync(
        EventDb db,
        DraftedRule drafted,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (rule, about) = drafted;
        var found = new List<IQueryable<RuledPerson>>();
        var rules = db.MailRules.AsNoTracking().Where(r => r.EventId == about.Id && r.IsOn && r.Id != rule.Id);
        foreach (var other in await rules.Where(r => r.Anchor != MailAnchor.Happening).ToListAsync(stop))
        {
            if (other.Anchor is MailAnchor.Confirmed)
                found.Add(MailOccasions.OpenConfirmed(db, other, about.TimeZone, other.Through > from ? other.Through : from, to));
            else if (
                (await MailOccasions.FindAsync(db, other, about, from, to, now, stop)).Exists(one =>
                    one.Verdict is MailVerdict.NotYet or MailVerdict.Due
                )
            )
                found.Add(Unwritten(db, other));
        }
        return found;
    }
}
