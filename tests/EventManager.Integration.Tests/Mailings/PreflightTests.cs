using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What an organiser is told of a rule before it is saved is what the outbox will do.</summary>
public sealed class PreflightTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);
    private static readonly MailTiming Once = new(MailAnchor.Once, true, 0, MailUnit.Minutes, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_is_reached_who_is_not_and_why(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(
            kind,
            new()
            {
                ["Mail:OnlyTo"] = "example.org",
                ["Mail:MaxPerMinute"] = "2",
                ["Mail:ReleaseAbove"] = "5",
            }
        );
        var fair = await app.AddEventAsync();
        await using (var db = await app.OpenDbAsync())
        {
            var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 99);
            db.TimeSlots.Add(slot);
            Add(db, fair, "Ada", "ada@example.org").TimeSlotId = slot.Id;
            Add(db, fair, "Ada", "ada@elsewhere.example");
            Add(db, fair, "Bea", "family@example.org");
            Add(db, fair, "Ben", "family@example.org");
            Add(db, fair, "Cem", "cem@example.org");
            Add(db, fair, "Dora", "dora+messe@example.org");
            Add(db, fair, "Emil", "emil@example.org", language: "en");
            Add(db, fair, "Fritz", "");
            var waits = new Registration(fair, new Person("Gül", "Beispiel", "guel@example.org"), "de", 1, LongAgo);
            waits.JoinWaitingList(LongAgo);
            db.Registrations.Add(waits);
            await db.SaveChangesAsync(Stop);
        }
        await SuppressAsync(app, "CEM@example.org", SuppressionScope.All, SuppressionReason.HardBounce, null);
        await SuppressAsync(app, "dora@example.org", SuppressionScope.Event, SuppressionReason.Unsubscribed, fair.Id);
        await SuppressAsync(
            app,
            "emil@example.org",
            SuppressionScope.Event,
            SuppressionReason.Unsubscribed,
            (await app.AddEventAsync()).Id
        );
        await SuppressAsync(app, "emil@example.org", SuppressionScope.Network, SuppressionReason.Unsubscribed, null);

        var all = (await PreflightAsync(app, Plan(fair, MailAudience.Everybody))).Value;
        var some = (await PreflightAsync(app, Plan(fair, new AudienceChoice(MailAudience.Everybody) { Filter = "?language=en" }))).Value;

        all.Numbers.Recipients.ShouldBe(7);
        (all.Reach.Mails, all.Reach.Reached, all.Reach.Outside).ShouldBe((7, 4, 1));
        all.Reach.Suppressed.ShouldBe(
            new Dictionary<SuppressionReason, int> { [SuppressionReason.HardBounce] = 1, [SuppressionReason.Unsubscribed] = 1 },
            ignoreOrder: true
        );
        all.Reach.Minutes.ShouldBe(2, "four mails, two a minute");
        Say(all)
            .ShouldBe(
                "NoAddress 1: Fritz B | Suppressed.HardBounce 1: Cem B | Suppressed.Unsubscribed 1: Dora B | Outside 1: Ada B",
                "each with the reason"
            );
        (all.Numbers.NoPlace, all.Numbers.Doubled, all.NamesTwice, all.NeedsRelease).ShouldBe((1, 1, 1, true));
        all.Missing.ShouldBe([new("place", 7), new("arrival", 6)], ignoreOrder: true);
        all.Links.ShouldBe(["http://localhost/e/messe", "https://stadt.example"], ignoreOrder: true);
        all.Kilobytes.ShouldBeInRange(2, 60);
        (some.Reach.Mails, some.Reach.Reached, some.NeedsRelease).ShouldBe((1, 1, false));
        Say(some).ShouldContain("Filtered 6: Ada B, Ada B, Bea B, Ben B, Cem B, Dora B");
    }

    [Theory, EachDatabase]
    public async Task All_mails_of_the_week_count_whoever_sends_them(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        Guid ada;
        await using (var db = await app.OpenDbAsync())
        {
            ada = Add(db, fair, "Ada", "ada@example.org").Id;
            Add(db, fair, "Bea", "bea@example.org");
            foreach (var at in new[] { 0, 1, 2 })
                db.Outbox.Add(new OutboxMail("registration-ticket", "Ada@Example.org", "Ada", "de", DateTimeOffset.UtcNow.AddSeconds(-at)));
            db.Outbox.Add(new OutboxMail("registration-ticket", "bea@example.org", "Bea", "de", DateTimeOffset.UtcNow.AddDays(-30)));
            db.Outbox.Add(new OutboxMail("registration-ticket", "other@example.org", "Other", "de", DateTimeOffset.UtcNow));
            await db.SaveChangesAsync(Stop);
        }

        var first = (await PreflightAsync(app, Plan(fair, MailAudience.Everybody))).Value.Week;
        var rule = await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        var second = (await PreflightAsync(app, Plan(fair, MailAudience.Everybody))).Value.Week;
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        var third = (await PreflightAsync(app, Plan(fair, MailAudience.Everybody))).Value.Week;

        (first.Most, first.Over).ShouldBe((4, 1), "three of the outbox and this one");
        (second.Most, second.Over).ShouldBe((5, 1), "and what another rule is about to write");
        (third.Most, third.Over).ShouldBe((5, 1), "which counts once when it is written");
        await using var after = await app.OpenDbAsync();
        (await after.MailLedger.CountAsync(l => l.RuleId == rule.Id, Stop)).ShouldBe(2);
        (await after.MailRules.CountAsync(Stop)).ShouldBe(1, "looking saves nothing");
    }

    [Fact]
    public async Task A_dead_link_is_refused_at_looking_and_at_saving_and_names_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var plan = Plan(fair, MailAudience.Everybody) with { };
        plan = plan with { Plan = plan.Plan with { Body = new LocalizedText("Gut", "[x](www.stadt.example)") } };

        var looked = (await PreflightAsync(app, plan)).Refusal!;
        var saved = (await app.Get<SaveMailRuleHandler>().HandleAsync(plan with { PastToo = true }, Stop)).Refusal!;

        (looked.Code, looked.Field).ShouldBe(("mailings.link_dead", "body"));
        saved.ShouldBe(looked);
    }

    private static string Say(RulePreflight found) =>
        string.Join(" | ", found.LeftOut.Select(group => $"{group.Why} {group.Count}: {string.Join(", ", group.Names)}"));

    private static Task<Result<RulePreflight>> PreflightAsync(TestApp app, SaveMailRule rule) =>
        app.Get<PreflightRule>().HandleAsync(rule, Stop);

    private static SaveMailRule Plan(Event fair, AudienceChoice audience) =>
        new(
            fair.Id,
            null,
            new(
                MailRule.Message,
                Once,
                audience,
                new("Hallo {{ first_name }}"),
                new("Um {{ arrival }} in {{ place }}: [hier](/e/messe)", "At {{ arrival }}: [here](https://stadt.example)")
            ),
            null,
            null
        );

    private static Registration Add(EventDb db, Event fair, string name, string email, string language = "de")
    {
        var one = new Registration(fair, new Person(name, "B", email), language, 1, LongAgo);
        one.Confirm(LongAgo);
        // As who registers several people under one address.
        db.Registrations.Add(one).Property(r => r.ActiveKey).CurrentValue = $"{name} {email}";
        return one;
    }

    private static async Task SuppressAsync(TestApp app, string address, SuppressionScope scope, SuppressionReason reason, Guid? eventId)
    {
        await using var db = await app.OpenDbAsync();
        await app.Get<Suppressions>().AddAsync(db, app.Get<AddressIds>().Of(address), scope, reason, eventId, null, "", Stop);
        await db.SaveChangesAsync(Stop);
    }
}
