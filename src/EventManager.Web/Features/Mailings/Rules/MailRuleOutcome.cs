using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Why a mail that was promised has not arrived, as far as the program knows.</summary>
public enum MailShortfall
{
    /// <summary>Not of those any more whom the rule means when it wrote: they have given back the place, or have done what it asks for.</summary>
    NotMeant,

    /// <summary>The same when the mail was to leave.</summary>
    NotMeantAnyMore,
    Suppressed,

    /// <summary>This installation does not write there.</summary>
    OutOfReach,
    Stopped,
    AwaitsRelease,
    Withheld,
    Missed,
    Failed,
    Bounced,

    /// <summary>Its row is no more, and with it what became of it.</summary>
    Unknown,
}

/// <summary>What was said when a rule was approved, beside what its ledger says since.</summary>
/// <param name="Promised">How many mails were said.</param>
/// <param name="IsAtOnce">At once, for what had been; else from then on, of the people who were known.</param>
/// <param name="Written">How many the rule has written since.</param>
/// <param name="Sent">How many of these have left and did not come back.</param>
/// <param name="OnTheirWay">How many of these wait or are being sent.</param>
/// <param name="Missing">The others, by their reason; also those that were promised and never written.</param>
public sealed record MailRuleOutcome(
    int Promised,
    bool IsAtOnce,
    int Written,
    int Sent,
    int OnTheirWay,
    IReadOnlyList<(MailShortfall Why, int Count)> Missing
)
{
    /// <summary>Written in the transaction that approves a rule.</summary>
    public const string Action = "mail_rule.promised";

    private const string AtOnce = "at-once";
    private const string FromThen = "from-then";

    /// <summary>So many more than were said: whoever came since.</summary>
    public int More => Math.Max(0, Written - Promised);

    /// <summary>All that was said has happened.</summary>
    public bool IsKept => Missing.Count == 0 && OnTheirWay == 0 && Written >= Promised;

    /// <summary>
    /// Of a rule that begins to count: how many get it at once, or where it goes from now on, how many are to get it of those who are known.
    /// Other words alone promise nothing new.
    /// </summary>
    internal static async Task NoteAsync(EventDb db, MailRule rule, Guid? by, DateTimeOffset now, CancellationToken stop)
    {
        var (id, asked) = (rule.Id, rule.AskedAt);
        if (
            await db.Audit.AnyAsync(a => a.SubjectId == id && a.Action == Action && a.At >= asked, stop)
            || await RuledEvents.FindAsync(db, rule.EventId, stop) is not { } about
        )
            return;
        var (what, count) = rule.Promised is { } promised ? (AtOnce, promised) : (FromThen, await ToComeAsync(db, rule, about, now, stop));
        db.Audit.Add(new AuditEntry(now, by, rule.EventId, Action, id, string.Create(CultureInfo.InvariantCulture, $"{what}: {count}")));
    }

    /// <summary>Of each rule of an event, in two questions. Of a rule of which nothing was promised, or nothing is to be seen yet, none.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, MailRuleOutcome>> OfAsync(
        EventDb db,
        Guid eventId,
        IReadOnlyList<MailRule> rules,
        CancellationToken stop
    )
    {
        var notes = await db
            .Audit.AsNoTracking()
            .Where(a => a.EventId == eventId && a.Action == Action && a.SubjectId != null)
            .Select(a => new
            {
                a.Id,
                a.SubjectId,
                a.At,
                a.Detail,
            })
            .ToListAsync(stop);
        // What was said last counts.
        var said = notes.GroupBy(note => note.SubjectId!.Value).ToDictionary(same => same.Key, same => same.MaxBy(note => note.At)!);
        if (said.Count == 0)
            return new Dictionary<Guid, MailRuleOutcome>();
        var last = said.Values.Select(note => note.Id).ToList();
        var rows = await (
            from line in MailLedgerLines.Of(db, eventId)
            join rule in db.MailRules on line.RuleId equals rule.Id
            join note in db.Audit.Where(a => last.Contains(a.Id)) on line.RuleId equals note.SubjectId
            where line.WrittenAt >= note.At
            group line by new
            {
                line.RuleId,
                line.Fate,
                Why = line.Fate == MailFate.Withheld ? line.LastError : "",
                WasPast = line.DueAt <= rule.AskedAt,
            } into same
            select new { same.Key, Count = same.Count() }
        ).ToListAsync(stop);
        var written = rows.ToLookup(row => row.Key.RuleId);
        var outcomes = new Dictionary<Guid, MailRuleOutcome>();
        foreach (var rule in rules)
        {
            if (
                !said.TryGetValue(rule.Id, out var note)
                || note.Detail.Split(": ") is not [var what, var number]
                || !int.TryParse(number, CultureInfo.InvariantCulture, out var promised)
            )
                continue;
            var isAtOnce = what == AtOnce;
            var fates = written[rule.Id].Where(row => !isAtOnce || row.Key.WasPast).Select(row => (row.Key.Fate, row.Key.Why, row.Count));
            if (Of([.. fates], promised, isAtOnce, isWritten: rule.Promised is null) is { } outcome)
                outcomes[rule.Id] = outcome;
        }
        return outcomes;
    }

    /// <param name="rows">What has become of what was written since.</param>
    /// <param name="promised">How many were said.</param>
    /// <param name="isAtOnce">For what had been.</param>
    /// <param name="isWritten">All that was said to go at once is written.</param>
    private static MailRuleOutcome? Of(List<(MailFate Fate, string Why, int Count)> rows, int promised, bool isAtOnce, bool isWritten)
    {
        var written = rows.Sum(row => row.Count);
        // It has not come to it: nobody knows yet whether it is kept.
        if (written == 0 && (!isAtOnce || !isWritten || promised == 0))
            return null;
        var unwritten = isAtOnce && isWritten ? Math.Max(0, promised - written) : 0;
        var shortfall = rows.Select(row => (Why: WhyOf(row.Fate, row.Why), row.Count))
            .Where(one => one.Why is not null)
            .Select(one => (Why: one.Why!.Value, one.Count))
            .Append((Why: MailShortfall.NotMeant, Count: unwritten))
            .Where(one => one.Count > 0)
            .GroupBy(one => one.Why)
            .OrderBy(same => same.Key)
            .Select(same => (same.Key, same.Sum(one => one.Count)));
        return new(
            promised,
            isAtOnce,
            written,
            CountOf(MailFate.Sent),
            CountOf(MailFate.Queued, MailFate.Claimed, MailFate.Retrying),
            [.. shortfall]
        );

        int CountOf(params MailFate[] fates) => rows.Where(row => fates.Contains(row.Fate)).Sum(row => row.Count);
    }

    private static async Task<int> ToComeAsync(EventDb db, MailRule rule, RuledEvent about, DateTimeOffset now, CancellationToken stop)
    {
        if (rule.Anchor is not MailAnchor.Confirmed)
        {
            var coming = await MailOccasions.FindAsync(db, rule, about, now, now + ListMailRules.Ahead, now, stop);
            return (await MailOccasions.CountAsync(db, rule, coming, stop)).Sum();
        }
        var open = MailOccasions.OpenConfirmed(db, rule, about.TimeZone, now, now + ListMailRules.Ahead);
        var moments = await open.Select(r => r.ConfirmedAt!.Value).ToListAsync(stop);
        return moments.Count(at => rule.DueAt(at, about.TimeZone) > now);
    }

    private static MailShortfall? WhyOf(MailFate fate, string error) =>
        fate switch
        {
            MailFate.Suppressed => MailShortfall.Suppressed,
            MailFate.Missed => MailShortfall.Missed,
            MailFate.Failed => MailShortfall.Failed,
            MailFate.Bounced or MailFate.Complained => MailShortfall.Bounced,
            MailFate.Gone => MailShortfall.Unknown,
            MailFate.Withheld => error switch
            {
                MailErrors.NotMeant => MailShortfall.NotMeantAnyMore,
                MailErrors.NotInAudience => MailShortfall.OutOfReach,
                MailErrors.RuleStopped => MailShortfall.Stopped,
                MailErrors.RuleWaits => MailShortfall.AwaitsRelease,
                _ => MailShortfall.Withheld,
            },
            _ => null,
        };
}
