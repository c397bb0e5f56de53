using System.Security.Claims;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Year;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>The whole mail year of an event on a clock that is moved: what has gone, what goes on that day, what is to come, and to whom.</summary>
public sealed class MailYearPlanTests
{
    /// <summary>Noon in Kassel.</summary>
    private static readonly DateTimeOffset Now = new(2026, 8, 24, 10, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = new(2026, 9, 24, 7, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_clock_shows_what_has_gone_what_goes_and_what_is_to_come_and_to_whom(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        var (app, fair) = (bench.App, Fair());
        fair.Publish().ShouldBeNull();
        await app.AddAsync(
            fair,
            new MailRule(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null)),
            AfterTwoDays(fair),
            Person(fair, "Anna", Now.AddDays(-4))
        );
        bench.Clock.Set(Now.AddDays(-2));
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(1);
        bench.Clock.Set(Now);
        await app.AddAsync(Person(fair, "Ben", Now.AddDays(-1)));

        var year = await OnAsync(app, fair, 24);
        year.ShouldBe([
            "22.08. event-message Gone 1",
            "25.08. event-message ToCome 1",
            "26.08. event-message ToCome whoever comes +50",
            "21.09. event-reminder ToCome 2 +50",
        ]);
        (await OnAsync(app, fair, 20))[..2]
            .ShouldBe(["22.08. event-message ToCome 1", "25.08. event-message ToCome 1"], "not yet gone then");
        (await OnAsync(app, fair, 22))[..2].ShouldBe(["22.08. event-message Gone 1", "25.08. event-message ToCome 1"]);
        (await OnAsync(app, fair, 25))[1].ShouldBe("25.08. event-message OnDay 1");
        (await OnAsync(app, fair, 26))[1].ShouldBe("25.08. event-message WillHaveGone 1");
        var end = await OnAsync(app, fair, 30 + 31);
        end.ShouldBe([
            "22.08. event-message Gone 1",
            "25.08. event-message WillHaveGone 1",
            "26.08. event-message WillHaveGone whoever comes +50",
            "21.09. event-reminder WillHaveGone 2 +50",
        ]);

        (await WhoAsync(app, fair, year: 0)).ShouldBe("Anna Queued");
        (await WhoAsync(app, fair, year: 1)).ShouldBe("Ben");
        (await WhoAsync(app, fair, year: 3)).ShouldBe("Anna, Ben");

        // What goes out at once has a day too, and what is called off goes no more.
        (await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop)).Value.Count.ShouldBe(2);
        (await OnAsync(app, fair, 24)).ShouldBe([
            "22.08. event-message Gone 1",
            "24.08. event-cancelled Gone 2",
            "25.08. event-message ToCome 1 CalledOff",
            "21.09. event-reminder ToCome 2 CalledOff",
        ]);
        (await WhoAsync(app, fair, year: 1)).ShouldBe("Anna Queued, Ben Queued");
    }

    [Theory, EachDatabase]
    public async Task Before_publishing_it_says_how_many_would_get_it_at_most(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(Now);
        var (app, fair) = (bench.App, Fair());
        var off = new MailRule(fair.Id, MailRule.Reminder, new(MailAnchor.EventEnd, true, 1, MailUnit.Days, null));
        off.Stop();
        await app.AddAsync(
            fair,
            new TimeSlot(fair.Id, Start.AddHours(1), Start.AddHours(2), 20),
            new MailRule(fair.Id, MailRule.Reminder, new(MailAnchor.SlotStart, false, 1, MailUnit.Hours, null)),
            new MailRule(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null)),
            new MailRule(fair.Id, MailRule.Message, new(MailAnchor.EventStart, false, 2, MailUnit.Days, null))
            {
                Audience = MailAudience.Unanswered,
            },
            AfterTwoDays(fair),
            off
        );

        (await OnAsync(app, fair, 24)).ShouldBe([
            "26.08. event-message ToCome whoever comes +50 NotPublished",
            "21.09. event-reminder ToCome 0 +50 NotPublished",
            "22.09. event-message ToCome 0 NotPublished",
            "24.09. event-reminder ToCome 0 +20 NotPublished",
            "25.09. event-reminder ToCome 0 +50 NotPublished",
        ]);

        await using var db = await app.OpenDbAsync();
        var saved = await db.Events.FindAsync([fair.Id], Stop);
        saved!.SetRegistrationWindow(Now.AddDays(-23), Now.AddDays(-1)).ShouldBeNull();
        saved.Publish().ShouldBeNull();
        await db.SaveChangesAsync(Stop);
        (await OnAsync(app, fair, 24)).ShouldBe(
            [
                "21.09. event-reminder ToCome 0",
                "22.09. event-message ToCome 0",
                "24.09. event-reminder ToCome 0",
                "25.09. event-reminder ToCome 0 Off",
            ],
            "nobody can come any more"
        );
    }

    [Fact]
    public async Task Names_come_in_pages_and_to_organisers_alone()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        bench.Clock.Set(Now);
        var (app, fair, other) = (bench.App, Fair(), Fair("andere"));
        await app.AddAsync([
            fair,
            other,
            new MailRule(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null)),
            .. Enumerable.Range(10, 45).Select(number => (object)Person(fair, $"Person{number}", Now.AddDays(-5))),
        ]);
        var (query, who) = (app.Services.GetRequiredService<MailYearQuery>(), app.Services.GetRequiredService<WhoOfYear>());
        var line = (await query.FindAsync(fair.Id, Day(24), Stop)).Value.Single();

        (await who.FindAsync(fair.Id, line, Day(24), 0, Stop)).Value.People.Count.ShouldBe(WhoOfYear.PageSize);
        var last = (await who.FindAsync(fair.Id, line, Day(24), 2, Stop)).Value;
        (last.Count, last.People.Count, last.People[^1].Name).ShouldBe((45, 5, "Person54 Test"));
        (await who.FindAsync(other.Id, line, Day(24), 0, Stop)).IsRefused.ShouldBeTrue("the line is of another event");

        using (CallingUser.As(new ClaimsPrincipal(new ClaimsIdentity())))
        {
            (await query.FindAsync(fair.Id, Day(24), Stop)).Refusal.ShouldBe(EventRefusals.NotAllowed);
            (await who.FindAsync(fair.Id, line, Day(24), 0, Stop)).Refusal.ShouldBe(EventRefusals.NotAllowed);
        }
    }

    private static Event Fair(string slug = "messe")
    {
        var fair = new Event(slug, EventKind.TrainingFair, new LocalizedText("Messe"), Start, Start.AddHours(6), 50);
        fair.SetRegistrationWindow(Now.AddDays(-23), Start.AddDays(-4)).ShouldBeNull();
        return fair;
    }

    private static MailRule AfterTwoDays(Event fair) =>
        new(fair.Id, MailRule.Message, new(MailAnchor.Confirmed, true, 2, MailUnit.Days, null))
        {
            Subject = new LocalizedText("Gut zu wissen"),
            Body = new LocalizedText("Bring Zeit mit."),
        };

    private static Registration Person(Event fair, string name, DateTimeOffset at)
    {
        var one = new Registration(fair, new Person(name, "Test", $"{name}@example.org"), "de", 1, at);
        one.Confirm(at);
        return one;
    }

    /// <summary>From the first of August on.</summary>
    private static DateOnly Day(int day) => new DateOnly(2026, 8, 1).AddDays(day - 1);

    private static async Task<string[]> OnAsync(TestApp app, Event fair, int day)
    {
        var lines = (await app.Services.GetRequiredService<MailYearQuery>().FindAsync(fair.Id, Day(day), Stop)).Value;
        return [.. lines.Select(Say)];
    }

    private static string Say(MailPlanLine line) =>
        FormattableString.Invariant(
            $"{Zone.ToLocal(line.From, Zone.Default):dd.MM.} {line.Rule.Mail} {line.State} {(line.IsOfWhoComes ? "whoever comes" : line.People)}"
        )
        + (line.Assumed > 0 ? FormattableString.Invariant($" +{line.Assumed}") : "")
        + (line.IsInLedger || line.Bar is MailPlanBar.None ? "" : $" {line.Bar}");

    /// <param name="year">Which line of today's.</param>
    private static async Task<string> WhoAsync(TestApp app, Event fair, int year)
    {
        var line = (await app.Services.GetRequiredService<MailYearQuery>().FindAsync(fair.Id, Day(24), Stop)).Value[year];
        var people = await app.Services.GetRequiredService<WhoOfYear>().FindAsync(fair.Id, line, Day(24), 0, Stop);
        people.Value.Count.ShouldBe(line.People);
        return string.Join(
            ", ",
            people.Value.People.Select(one => one.Fate is { } fate ? $"{one.Name.Split(' ')[0]} {fate}" : one.Name.Split(' ')[0])
        );
    }
}
