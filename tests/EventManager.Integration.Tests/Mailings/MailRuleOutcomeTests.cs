using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>After a rule has written, its card says what was promised, what went, and who is missing for which reason.</summary>
public sealed class MailRuleOutcomeTests
{
    private static readonly MailRulePlan Plan = new(
        MailRule.Message,
        new(MailAnchor.Confirmed, true, 1, MailUnit.Days, null),
        MailAudience.Everybody,
        new LocalizedText("Gut zu wissen"),
        new LocalizedText("Bring Zeit mit.")
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_promised_at_once_is_compared_with_what_went(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind, new() { ["Mail:OnlyTo"] = "example.org" });
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync());
        await AddAsync(app, fair, "ada@example.org", "ben@example.org", "cora@elsewhere.example", "dora@example.org");
        var saving = app.Services.GetRequiredService<SaveMailRuleHandler>();
        (await saving.HandleAsync(new(fair.Id, null, Plan, true, null) { Seen = 4 }, Stop)).Value.Id.ShouldNotBeNull();
        (await OutcomeAsync(app, fair)).ShouldBe("", "it has not come to it");

        await using var db = await app.OpenDbAsync();
        var gone = await db.Registrations.SingleAsync(r => r.Email == "dora@example.org", Stop);
        gone.Cancel(bench.Clock.GetUtcNow());
        await db.SaveChangesAsync(Stop);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(3);
        (await OutcomeAsync(app, fair)).ShouldBe("at once 4: 0 sent, 3 on their way, NotMeant 1");
        await bench.RunAsync();

        (await OutcomeAsync(app, fair)).ShouldBe("at once 4: 2 sent, 0 on their way, NotMeant 1, OutOfReach 1");

        // Other words promise nothing new, and what was said stays to be seen.
        var rule = await db.MailRules.AsNoTracking().SingleAsync(Stop);
        var other = Plan with { Body = new LocalizedText("Bring viel Zeit mit.") };
        (await saving.HandleAsync(new(fair.Id, rule.Id, other, null, null), Stop)).IsRefused.ShouldBeFalse();
        (await OutcomeAsync(app, fair)).ShouldStartWith("at once 4: 2 sent");
    }

    [Theory, EachDatabase]
    public async Task A_rule_that_goes_from_now_on_is_compared_with_whom_it_was_to_write_to(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync());
        await AddAsync(app, fair, "ada@example.org", "ben@example.org");
        var saving = app.Services.GetRequiredService<SaveMailRuleHandler>();
        var before = Plan with { Timing = new(MailAnchor.EventStart, false, 2, MailUnit.Days, null) };
        (await saving.HandleAsync(new(fair.Id, null, before, null, null), Stop)).Value.Id.ShouldNotBeNull();
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(0);
        (await OutcomeAsync(app, fair)).ShouldBe("");

        await AddAsync(app, fair, "cora@example.org");
        bench.Clock.Set(fair.StartsAt.AddDays(-2).AddHours(1));
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(3);
        await bench.RunAsync();

        (await OutcomeAsync(app, fair)).ShouldBe("from then 2: 3 sent, 0 on their way, 1 more");
    }

    private static async Task<string> OutcomeAsync(TestApp app, Event fair)
    {
        var lines = await app.Services.GetRequiredService<ListMailRules>().OfAsync(fair.Id, Stop);
        if (lines.Single().Outcome is not { } outcome)
            return "";
        var words = new List<string> { $"{outcome.Sent} sent", $"{outcome.OnTheirWay} on their way" };
        words.AddRange(outcome.Missing.Select(one => $"{one.Why} {one.Count}"));
        if (outcome.More > 0)
            words.Add($"{outcome.More} more");
        return $"{(outcome.IsAtOnce ? "at once" : "from then")} {outcome.Promised}: {string.Join(", ", words)}";
    }

    private static Task AddAsync(TestApp app, Event fair, params string[] addresses)
    {
        var then = DateTimeOffset.UtcNow.AddDays(-100);
        Registration Of(string address)
        {
            var one = new Registration(fair, new Person("Ada", "Beispiel", address), "de", 1, then);
            one.Confirm(then);
            return one;
        }
        return app.AddAsync([.. addresses.Select(Of)]);
    }
}
