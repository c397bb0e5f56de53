using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>What rules will write, as things are: the same moments and people as in the plan of each event.</summary>
internal static class PlannedMails
{
    /// <summary>A rule goes at most a year before or after what it counts from, which is at most about a year from the event itself.</summary>
    private const int Around = 2 * MailTiming.MostDays;

    public static async Task<List<MailDayCount>> CountAsync(
        EventDb db,
        IQueryable<Event> mine,
        MailMonth month,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var planned = new List<MailDayCount>();
        // What was due before has been written, but for what waits for somebody.
        if (month.Until + MailRule.CatchUp < now)
            return planned;
        var (first, last) = (month.From.AddDays(-Around), month.Until.AddDays(Around));
        var rules = await (
            from rule in db.MailRules.AsNoTracking()
            join e in mine on rule.EventId equals e.Id
            where rule.IsOn && e.State != EventState.Cancelled && e.EndsAt > first && e.StartsAt < last
            orderby rule.Id
            select new { Rule = rule, About = new RuledEvent(e.Id, e.State, e.StartsAt, e.EndsAt, e.RegistrationClosesAt, e.TimeZone) }
        ).ToListAsync(stop);
        foreach (var one in rules)
        {
            planned.AddRange(
                one.Rule.Anchor is MailAnchor.Confirmed
                    ? await OfEachAsync(db, one.Rule, one.About, month, now, stop)
                    : await OfDatesAsync(db, one.Rule, one.About, month, now, stop)
            );
        }
        planned.AddRange(await MinutesAsync(db, mine, month, now, stop));
        return planned;
    }

    /// <summary>Approved minutes that go by themselves.</summary>
    private static async Task<List<MailDayCount>> MinutesAsync(
        EventDb db,
        IQueryable<Event> mine,
        MailMonth month,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var counts = new List<MailDayCount>();
        var coming = await ComingMinutes.OfAsync(db, db.Sessions.Where(s => mine.Any(e => e.Id == s.EventId)), now, stop);
        foreach (var one in coming.Where(one => one.DueAt > now && month.Has(one.DueAt)))
        {
            var readers = MinutesReaders.Unsent(db, one.SessionId, one.To).Select(r => r.NormalizedEmail).Distinct();
            counts.Add(
                new(
                    MailMonth.DayOf(one.DueAt),
                    one.EventId,
                    BuiltInRules.Minutes,
                    null,
                    MailDayState.Planned,
                    await readers.CountAsync(stop),
                    one.DueAt,
                    one.DueAt
                )
            );
        }
        return counts;
    }

    private static async Task<IEnumerable<MailDayCount>> OfDatesAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailMonth month,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var all = await MailOccasions.FindAsync(db, rule, about, month.From.AddTicks(-1), month.Until.AddTicks(-1), now, stop);
        var coming = all.Where(one => one.Verdict is MailVerdict.NotYet && month.Has(one.DueAt)).ToList();
        var people = await MailOccasions.CountAsync(db, rule, coming, stop);
        var planned = coming.Zip(people, (one, count) => Of(rule, StateOf(about), one.DueAt, one.DueAt, count));
        if (rule.Halt is not MailHalt.Release)
            return planned;
        var waiting = new List<MailDayCount>();
        foreach (var one in all.Where(one => one.Verdict is MailVerdict.Due && month.Has(one.DueAt)))
        {
            var count = await MailOccasions.OpenAt(db, rule, one).CountAsync(stop);
            waiting.Add(Of(rule, MailDayState.AwaitsRelease, one.DueAt, one.DueAt, count));
        }
        return waiting.Concat(planned);
    }

    /// <summary>Of who has registered by now: whoever will, nobody knows.</summary>
    private static async Task<IEnumerable<MailDayCount>> OfEachAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailMonth month,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var after = now > month.From ? now : month.From.AddTicks(-1);
        var open = await MailOccasions
            .OpenConfirmed(db, rule, about.TimeZone, after, month.Until)
            .Select(r => r.ConfirmedAt!.Value)
            .ToListAsync(stop);
        return open.Select(at => rule.DueAt(at, about.TimeZone))
            .Where(due => due > now && month.Has(due.Value))
            .GroupBy(due => MailMonth.DayOf(due!.Value))
            .Select(day => Of(rule, StateOf(about), day.Min()!.Value, day.Max()!.Value, day.Count()));
    }

    private static MailDayState StateOf(RuledEvent about) =>
        about.State is EventState.Draft ? MailDayState.IfPublished : MailDayState.Planned;

    private static MailDayCount Of(MailRule rule, MailDayState state, DateTimeOffset from, DateTimeOffset until, int count) =>
        new(MailMonth.DayOf(from), rule.EventId, rule.Kind, rule.Id, state, count, from, until);
}
