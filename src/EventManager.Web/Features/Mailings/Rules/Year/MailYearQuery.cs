using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Year;

/// <summary>
/// The whole mail year of an event, from its first mail to its last, on a day that may be another than today: what has gone by then as the
/// ledger says, and what is to come as the rules say, with the people who are known today.
/// </summary>
internal sealed class MailYearQuery(IDbContextFactory<EventDb> databases, Transactions transactions, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<MailPlanLine>>> FindAsync(Guid eventId, DateOnly on, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await RuledEvents.FindAsync(db, eventId, stop) is not { } about)
            return MailingRefusals.NotFound;
        var day = DayOf(on, about.TimeZone, clock.GetUtcNow());
        var rules = await db.MailRules.AsNoTracking().Where(r => r.EventId == eventId).ToDictionaryAsync(r => r.Id, stop);
        var lines = await GoneAsync(db, rules, about, day, stop);
        var seats = await FreeSeats.OfAsync(db, about, day.Now, stop);
        foreach (var rule in rules.Values)
        {
            if (rule.Anchor is MailAnchor.Confirmed)
                lines.AddRange(await OfEachAsync(db, rule, about, day, seats, stop));
            else if (!rule.IsBuiltIn)
                lines.AddRange(await OfDatesAsync(db, rule, about, day, seats, stop));
        }
        lines.AddRange(await MinutesAsync(db, eventId, rules, day, stop));
        return lines.OrderBy(line => line.From).ThenBy(line => line.Rule.Id).ToList();
    }

    public static MailPlanDay DayOf(DateOnly on, string zone, DateTimeOffset now) =>
        new(
            Zone.ToUtc(on.ToDateTime(TimeOnly.MinValue), zone),
            Zone.ToUtc(on.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddTicks(-1),
            now
        );

    /// <summary>What the ledger knows by then; of a rule that is no more it knows nothing that could be named.</summary>
    private static async Task<List<MailPlanLine>> GoneAsync(
        EventDb db,
        Dictionary<Guid, MailRule> rules,
        RuledEvent about,
        MailPlanDay day,
        CancellationToken stop
    )
    {
        var (eventId, until) = (about.Id, day.Until);
        var rows = await db
            .MailLedger.Where(l => l.EventId == eventId && l.WrittenAt <= until)
            .GroupBy(l => new
            {
                l.RuleId,
                l.DueAt,
                l.State,
            })
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(stop);
        return
        [
            .. rows.Where(row => rules.ContainsKey(row.Key.RuleId))
                .GroupBy(row => (row.Key.RuleId, row.Key.State, Day: Zone.ToLocal(row.Key.DueAt, about.TimeZone).Date))
                .Select(same => new MailPlanLine(
                    rules[same.Key.RuleId],
                    same.Min(row => row.Key.DueAt),
                    same.Max(row => row.Key.DueAt),
                    same.Key.State is LedgerState.Missed ? MailPlanState.Missed : MailPlanState.Gone,
                    same.Sum(row => row.Count)
                )),
        ];
    }

    private static async Task<IEnumerable<MailPlanLine>> OfDatesAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailPlanDay day,
        FreeSeats seats,
        CancellationToken stop
    )
    {
        var all = await MailOccasions.FindAsync(db, rule, about, MailRule.Always, about.EndsAt + ListMailRules.Ahead, day.Now, stop);
        var coming = all.Where(one => one.Verdict is MailVerdict.NotYet || (day.IsPast && one.DueAt > day.Until)).ToList();
        var people = await MailOccasions.CountAsync(db, rule, coming, stop);
        var lines = coming.Zip(people, (one, count) => Of(one, count, one.DueAt > day.Now ? seats.Of(rule, one) : 0)).ToList();
        foreach (var one in all.Where(one => one.Verdict is MailVerdict.Due && !day.IsPast))
        {
            if (await MailOccasions.OpenAt(db, rule, one).CountAsync(stop) is > 0 and var open)
                lines.Add(Of(one, open, 0));
        }
        return lines;

        MailPlanLine Of(MailOccasion one, int count, int assumed) =>
            new(rule, one.DueAt, one.DueAt, day.StateOf(one.DueAt), count)
            {
                AboutId = one.AboutId,
                Assumed = assumed,
                Bar = BarOf(rule, about),
            };
    }

    /// <summary>Of whoever is there by now, and of whoever may come: of those nobody knows the day.</summary>
    private static async Task<IEnumerable<MailPlanLine>> OfEachAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailPlanDay day,
        FreeSeats seats,
        CancellationToken stop
    )
    {
        var bar = BarOf(rule, about);
        var moments = await WhoOfYear.Of(db, rule, about, day).Select(r => r.ConfirmedAt!.Value).ToListAsync(stop);
        var lines = moments
            .Where(at => WhoOfYear.IsToBeSent(rule, about, day, at))
            .Select(at => rule.DueAt(at, about.TimeZone)!.Value)
            .GroupBy(due => (Zone.ToLocal(due, about.TimeZone).Date, day.StateOf(due)))
            .Select(same => new MailPlanLine(rule, same.Min(), same.Max(), same.Key.Item2, same.Count()) { Bar = bar });
        if (seats.WindowOf(rule, day.Now) is not { } window)
            return lines;
        var (from, until) = (rule.Timing.Of(window.From, about.TimeZone), rule.Timing.Of(window.Until, about.TimeZone));
        return lines.Append(
            new(rule, from, until, day.StateOf(until), 0)
            {
                Assumed = window.People,
                IsOfWhoComes = true,
                Bar = bar,
            }
        );
    }

    /// <summary>Approved minutes that go by themselves.</summary>
    private static async Task<IEnumerable<MailPlanLine>> MinutesAsync(
        EventDb db,
        Guid eventId,
        Dictionary<Guid, MailRule> rules,
        MailPlanDay day,
        CancellationToken stop
    )
    {
        var lines = new List<MailPlanLine>();
        var coming = await ComingMinutes.OfAsync(db, db.Sessions.Where(s => s.EventId == eventId), day.Now, stop);
        var rule =
            rules.GetValueOrDefault(BuiltInRules.IdOf(eventId, BuiltInRules.Minutes)) ?? BuiltInRules.Of(eventId, BuiltInRules.Minutes);
        foreach (var one in coming.Where(one => one.DueAt > day.Now || !day.IsPast))
        {
            var readers = MinutesReaders.Unsent(db, one.SessionId, one.To).Select(r => r.NormalizedEmail).Distinct();
            lines.Add(
                new(rule, one.DueAt, one.DueAt, day.StateOf(one.DueAt), await readers.CountAsync(stop))
                {
                    AboutId = one.SessionId,
                    Bar = rule.IsOn ? MailPlanBar.None : MailPlanBar.Off,
                }
            );
        }
        return lines;
    }

    private static MailPlanBar BarOf(MailRule rule, RuledEvent about) =>
        about.State is EventState.Draft ? MailPlanBar.NotPublished
        : about.State is EventState.Cancelled ? MailPlanBar.CalledOff
        : !rule.IsOn ? MailPlanBar.Off
        : rule.Halt is MailHalt.Release ? MailPlanBar.AwaitsRelease
        : MailPlanBar.None;
}
