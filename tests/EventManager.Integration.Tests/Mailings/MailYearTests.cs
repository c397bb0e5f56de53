using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>
/// A year with both changes of the clocks, looked at irregularly and with nights in which nothing ran: what the rules say by themselves is
/// what stands in the ledger, each once.
/// </summary>
public sealed class MailYearTests
{
    private const int Events = 24;
    private static readonly DateTimeOffset New = Local(2027, 1, 1, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mail_of_a_year_is_in_the_ledger_once()
    {
        var clock = new TestClock(New);
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        var (rules, people, events) = await FillAsync(app);
        var (sweep, dice, looks) = (MailRuleWorld.Sweep(app), new Random(14), new List<DateTimeOffset>());

        var written = 0;
        for (var look = New; look < New.AddDays(380); look += Step(dice))
        {
            clock.Advance(look - clock.GetUtcNow());
            looks.Add(clock.GetUtcNow());
            written += await sweep.RunAsync(Stop);
        }

        var zones = events.ToDictionary(e => e.Id);
        var expected = (
            from rule in rules
            from person in people
            where person.EventId == rule.EventId
            let anchor = Anchor(rule, zones[rule.EventId], person)
            let due = rule.DueAt(anchor, Zone.Default)!.Value
            where rule.Anchor is MailAnchor.Confirmed || person.ConfirmedAt < due
            // Within a second of a look it may be seen by this one or by the next: the clock goes on while it looks.
            let seen = looks.First(look => look >= due)
            select (rule.Id, person.Id, IsMissed: rule.Judge(anchor, seen, Zone.Default) is MailVerdict.Missed)
        ).ToList();
        expected.Count(one => one.IsMissed).ShouldBeGreaterThan(5);
        await using var db = await app.OpenDbAsync();
        var ledger = await db.MailLedger.AsNoTracking().ToListAsync(Stop);
        ledger.Select(l => (l.RuleId, l.RecipientId, IsMissed: l.State is LedgerState.Missed)).ShouldBe(expected, ignoreOrder: true);
        written.ShouldBe(expected.Count);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(expected.Count(one => !one.IsMissed));
    }

    /// <summary>Mostly within a day; sometimes nothing runs for two.</summary>
    private static TimeSpan Step(Random dice) => TimeSpan.FromMinutes(dice.Next(6) == 0 ? dice.Next(1_600, 4_000) : dice.Next(300, 1_380));

    private static DateTimeOffset Anchor(MailRule rule, Event about, Registration person) =>
        rule.Anchor switch
        {
            MailAnchor.EventStart => about.StartsAt,
            MailAnchor.EventEnd => about.EndsAt,
            _ => person.ConfirmedAt!.Value,
        };

    /// <summary>Each second one in the night in which the clocks change, or the day after it.</summary>
    private static async Task<(List<MailRule> Rules, List<Registration> People, List<Event> Events)> FillAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var (rules, people, events) = (new List<MailRule>(), new List<Registration>(), new List<Event>());
        for (var n = 0; n < Events; n++)
        {
            var start = (n % 4) switch
            {
                0 => Local(2027, 3, 28, 2).AddMinutes(n),
                1 => Local(2027, 10, 31, 2).AddMinutes(n),
                2 => Local(2027, 11, 1, 9),
                _ => Local(2027, 1, 15, 9).AddDays(n * 13),
            };
            var fair = new Event($"jahr-{n}", EventKind.HealthDay, new LocalizedText("Tag"), start, start.AddHours(5), 50);
            fair.Publish();
            events.Add(fair);
            rules.Add(MailRule.ReminderOf(fair.Id, 3));
            rules.Add(new(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 1, MailUnit.Days, 150)));
            rules.Add(new(fair.Id, MailRule.Message, new(MailAnchor.EventEnd, true, 1, MailUnit.Days, 540)));
            if (n % 12 == 0)
                rules.Add(new(fair.Id, MailRule.Message, new(MailAnchor.Confirmed, true, n == 0 ? 2 : 50, MailUnit.Hours, null)));
            // Long before, in between, and on the day of the last reminder.
            foreach (var before in new[] { TimeSpan.FromDays(12), TimeSpan.FromHours(60), TimeSpan.FromHours(5) })
            {
                var person = new Registration(fair, new Person("Ada", "B", $"{Guid.NewGuid():N}@example.org"), "de", 1, start - before);
                person.Confirm(start - before);
                people.Add(person);
            }
        }
        db.AddRange(events);
        await db.SaveChangesAsync(Stop);
        db.AddRange(rules);
        db.AddRange(people);
        await db.SaveChangesAsync(Stop);
        return (rules, people, events);
    }

    private static DateTimeOffset Local(int year, int month, int day, int hour) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, 0, 0), Zone.Default);
}
