using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailRuleSweepTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everybody_with_a_place_is_reminded_once_and_again_after_postponing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        var rule = await AddAsync(app, MailRule.ReminderOf(fair.Id, 3));
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 1);
        var sweep = Sweep(app);

        (await sweep.RunAsync(Stop)).ShouldBe(0, "it is a month away");
        clock.Advance(fair.StartsAt.AddDays(-3).AddHours(2) - clock.GetUtcNow());
        (await sweep.RunAsync(Stop)).ShouldBe(3);
        clock.Advance(TimeSpan.FromMinutes(1));
        (await sweep.RunAsync(Stop)).ShouldBe(0);

        var later = Zone.ToLocal(fair.StartsAt, Zone.Default).DateTime.AddDays(40);
        (
            await app.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(new(fair.Id, later, null), Stop)
        ).IsRefused.ShouldBeFalse();
        (await sweep.RunAsync(Stop)).ShouldBe(0, "the new day is far away");
        clock.Advance(TimeSpan.FromDays(40));
        (await sweep.RunAsync(Stop)).ShouldBe(3);

        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == MailRule.Reminder, Stop)).ShouldBe(6);
        var ledger = await db.MailLedger.Where(l => l.RuleId == rule.Id).ToListAsync(Stop);
        ledger.Select(l => l.OccasionAt).Distinct().Count().ShouldBe(2);
        ledger.ShouldAllBe(l => l.State == LedgerState.Written && l.MailId != null);
    }

    [Theory, EachDatabase]
    public async Task What_is_called_off_or_over_sends_nothing_and_what_was_missed_is_shown(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var (cancelled, begun, late) = (await app.AddEventAsync(), await app.AddEventAsync(), await app.AddEventAsync());
        foreach (var one in new[] { cancelled, begun, late })
        {
            await AddAsync(app, Before(one, one == begun ? TimeSpan.FromHours(1) : TimeSpan.FromHours(30)));
            await MailRuleWorld.AddPeopleAsync(app, one, confirmed: 1, waiting: 0);
        }
        (await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(cancelled.Id, null), Stop)).IsRefused.ShouldBeFalse();

        // Nothing ran for a day and more before the beginning: the one is caught up, the other one is of no use any more.
        clock.Advance(late.StartsAt.AddHours(-7) - clock.GetUtcNow());
        (await Sweep(app).RunAsync(Stop)).ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(8));
        (await Sweep(app).RunAsync(Stop)).ShouldBe(1);

        await using var db = await app.OpenDbAsync();
        var called = BuiltInRules.IdOf(cancelled.Id, BuiltInRules.Cancelled);
        var ledger = await db.MailLedger.Where(l => l.RuleId != called).ToDictionaryAsync(l => l.EventId, Stop);
        ledger.ShouldNotContainKey(cancelled.Id);
        (ledger[late.Id].State, ledger[begun.Id].State).ShouldBe((LedgerState.Written, LedgerState.Missed));
        var shown = await app.Services.GetRequiredService<ListMailRules>().OfAsync(begun.Id, Stop);
        shown.Single().States.ShouldBe(new Dictionary<MailFate, int> { [MailFate.Missed] = 1 });
    }

    [Fact]
    public async Task Two_nodes_at_once_write_to_each_person_once()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var one = await TestApp.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        await using var two = await TestApp.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        var fair = await one.AddEventAsync();
        await AddAsync(one, MailRuleWorld.DueTenMinutesAgo(fair));
        await MailRuleWorld.AddPeopleAsync(one, fair, confirmed: 1_200, waiting: 0);

        var written = await Task.WhenAll(Sweep(one).RunAsync(Stop), Sweep(two).RunAsync(Stop));
        // And all looked through once more: who stands in the ledger is not found again. What two find at once, its index tells apart
        // (MailLedgerTests).
        await using var db = await one.OpenDbAsync();
        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.Through, MailRule.Always), Stop);
        var again = await Task.WhenAll(Sweep(one).RunAsync(Stop), Sweep(two).RunAsync(Stop));

        (written.Sum() + again.Sum()).ShouldBe(1_200);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(1_200);
        (await db.Outbox.Select(m => m.SubjectId).Distinct().CountAsync(Stop)).ShouldBe(1_200);
        (await db.MailLedger.CountAsync(Stop)).ShouldBe(1_200);
    }

    [Theory, EachDatabase]
    public async Task Each_gets_it_after_their_own_registration_and_nobody_who_came_after_the_moment_of_reminding(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        await AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        var welcome = new MailRule(fair.Id, MailRule.Message, new(MailAnchor.Confirmed, true, 2, MailUnit.Hours, null))
        {
            Subject = new LocalizedText("Gut zu wissen"),
            Body = new LocalizedText("Bring **Zeit** mit, {{ first_name }}{% if first_name == \"Ada\" %}?{% endif %}"),
        };
        welcome.Begin(clock.GetUtcNow(), forPastToo: false);
        await AddAsync(app, welcome);
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
        await app.RegisterAsync(fair.Slug, "spaet");

        (await Sweep(app).RunAsync(Stop)).ShouldBe(1, "the one who registered long before is reminded");
        clock.Advance(TimeSpan.FromHours(3));
        (await Sweep(app).RunAsync(Stop)).ShouldBe(1, "the one who came since gets the message");
        (await Sweep(app).RunAsync(Stop)).ShouldBe(0);

        await using var db = await app.OpenDbAsync();
        var (reminder, message) = (
            await db.Outbox.SingleAsync(m => m.Kind == MailRule.Reminder, Stop),
            await db.Outbox.SingleAsync(m => m.Kind == MailRule.Message, Stop)
        );
        reminder.SubjectId.ShouldNotBe(message.SubjectId);
        var mail = await app.Services.GetRequiredService<Web.Platform.Mails.MailRendering>().RenderAsync(message, Stop);
        mail!.Subject.ShouldBe("Gut zu wissen");
        mail.Html!.ShouldContain("<strong>Zeit</strong> mit, spaet");
    }

    private static MailRuleSweep Sweep(TestApp app) => MailRuleWorld.Sweep(app);

    private static Task<MailRule> AddAsync(TestApp app, MailRule rule) => MailRuleWorld.AddAsync(app, rule);

    private static MailRule Before(Event fair, TimeSpan time) => MailRuleWorld.Before(fair, time);
}
