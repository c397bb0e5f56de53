using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What was looked at when a rule was approved is what it does, or it stops and says so.</summary>
public sealed class MailPromiseTests
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
    public async Task Other_words_or_more_people_stop_a_rule_where_it_writes_and_where_its_mails_leave(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 0);
        var (saving, sweep) = (app.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(app));
        var save = new SaveMailRule(fair.Id, null, Plan, true, Guid.NewGuid());
        (await saving.HandleAsync(save with { Seen = 2 }, Stop)).Value.ShouldBe(new SavedMailRule(null, 3), "there are more by now");
        var id = (await saving.HandleAsync(save with { Seen = 3 }, Stop)).Value.Id!.Value;
        await using var db = await app.OpenDbAsync();

        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.Promised, 2), Stop);
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        (await RuleAsync()).ShouldBe((MailHalt.MorePeople, false));
        await StartAsync();
        (await sweep.RunAsync(Stop)).ShouldBe(3);
        (await RuleAsync()).ShouldBe((MailHalt.None, true));

        // Somebody who only translates writes other words into it while its mails wait.
        var rule = await db.MailRules.SingleAsync(Stop);
        rule.Body = new LocalizedText("Überweist Geld.");
        await db.SaveChangesAsync(Stop);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        (await RuleAsync()).ShouldBe((MailHalt.OtherWords, false));
        var mails = db.Outbox.AsNoTracking().Where(m => m.Kind == MailRule.Message);
        (await mails.CountAsync(m => m.State == OutboxState.Withheld && m.LastError == MailErrors.RuleStopped, Stop)).ShouldBe(3);

        // Whoever looked at them starts it, and all of them go.
        await StartAsync();
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        (await mails.CountAsync(m => m.State == OutboxState.Sent && m.SentText.Contains("Geld"), Stop)).ShouldBe(3);
        (await db.Audit.CountAsync(a => a.Action == "mail_rule.halted", Stop)).ShouldBe(2);

        async Task StartAsync() =>
            (
                await app.Services.GetRequiredService<SwitchMailRuleHandler>().StartAsync(new(fair.Id, id, true, null), Stop)
            ).IsRefused.ShouldBeFalse();

        async Task<(MailHalt, bool)> RuleAsync()
        {
            var found = await db.MailRules.AsNoTracking().SingleAsync(Stop);
            return (found.Halt, found.IsOn);
        }
    }

    [Theory, EachDatabase]
    public async Task Released_after_days_it_goes_to_all_who_waited_for_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:ReleaseAbove"] = "2" });
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 0);
        var (saving, sweep) = (app.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(app));
        var release = app.Services.GetRequiredService<ReleaseMailRuleHandler>();
        var once = Plan with { Timing = new(MailAnchor.Once, true, 0, MailUnit.Minutes, null) };
        foreach (var plan in new[] { Plan, once })
            (await saving.HandleAsync(new(fair.Id, null, plan, true, Guid.NewGuid()), Stop)).Value.Id.ShouldNotBeNull();
        await using var db = await app.OpenDbAsync();
        // Friday afternoon; the second person comes on Monday, and somebody has registered meanwhile.
        var friday = DateTimeOffset.UtcNow.AddHours(-66);
        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.AskedAt, friday), Stop);
        await db.MailRules.Where(r => r.OnceAt != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.OnceAt, friday), Stop);
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
        (await sweep.RunAsync(Stop)).ShouldBe(0);

        foreach (var rule in await db.MailRules.AsNoTracking().Where(r => r.Halt == MailHalt.Release).ToListAsync(Stop))
            (await release.HandleAsync(new(fair.Id, rule.Id, rule.Version, Guid.NewGuid()), Stop)).IsRefused.ShouldBeFalse();

        (await sweep.RunAsync(Stop)).ShouldBe(8);
        (await db.MailLedger.CountAsync(l => l.State == LedgerState.Missed, Stop)).ShouldBe(0);
        (await db.MailRules.CountAsync(r => r.Halt != MailHalt.None, Stop)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task To_many_it_goes_when_a_second_person_has_released_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:ReleaseAbove"] = "2", ["Mail:MaxPerMinute"] = "0" });
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 0);
        var (saving, sweep) = (app.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(app));
        var release = app.Services.GetRequiredService<ReleaseMailRuleHandler>();
        var outbox = app.Services.GetRequiredService<OutboxSweep>();
        await using var db = await app.OpenDbAsync();
        var (writer, second) = (Guid.NewGuid(), Guid.NewGuid());
        var id = (await saving.HandleAsync(new(fair.Id, null, Plan, true, writer), Stop)).Value.Id!.Value;
        var read = (await RuleAsync()).Version;

        (await sweep.RunAsync(Stop)).ShouldBe(0);
        (await release.HandleAsync(new(fair.Id, id, read, writer), Stop)).Refusal.ShouldBe(MailingRefusals.ReleaseOwn);
        (await release.HandleAsync(new(fair.Id, id, read, null), Stop)).Refusal.ShouldBe(MailingRefusals.ReleaseOwn);
        (await release.HandleAsync(new(Guid.NewGuid(), id, read, second), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        (await release.HandleAsync(new(fair.Id, id, read, second), Stop)).IsRefused.ShouldBeFalse();
        (await sweep.RunAsync(Stop)).ShouldBe(3);
        (await release.HandleAsync(new(fair.Id, id, read, second), Stop)).Refusal.ShouldBe(MailingRefusals.NothingToRelease);

        // Other words while its mails wait, and for fewer: those mails would say them without anybody having released them.
        var other = Plan with
        {
            Audience = MailAudience.CheckedIn,
            Body = new LocalizedText("Überweist Geld."),
        };
        (await saving.HandleAsync(new(fair.Id, id, other, true, writer), Stop)).IsRefused.ShouldBeFalse();
        (await WaitingAsync()).ShouldBe(3);
        await app.Services.GetRequiredService<SendMailAgainHandler>().HandleAsync(new(fair.Id, await AnyMailAsync()), Stop);
        await outbox.RunAsync(Stop);
        (await WaitingAsync()).ShouldBe(3, "nor does sending one again get round it");
        // Stopped and started, it is what somebody has looked at, and it waits as before.
        var switching = app.Services.GetRequiredService<SwitchMailRuleHandler>();
        (await switching.StopAsync(new(fair.Id, id, null, writer), Stop)).Value.ShouldBe(3);
        var start = new SwitchMailRule(fair.Id, id, true, writer) { Seen = 3, Version = read };
        (await switching.StartAsync(start, Stop)).Refusal.ShouldBe(MailingRefusals.RuleChanged);
        (await switching.StartAsync(start with { Version = (await RuleAsync()).Version }, Stop)).Value.Id.ShouldBe(id);
        await outbox.RunAsync(Stop);
        (await WaitingAsync()).ShouldBe(3);
        (await release.HandleAsync(new(fair.Id, id, read, second), Stop)).Refusal.ShouldBe(MailingRefusals.RuleChanged, "read before");
        (await release.HandleAsync(new(fair.Id, id, (await RuleAsync()).Version, second), Stop)).IsRefused.ShouldBeFalse();
        await outbox.RunAsync(Stop);
        (await db.Outbox.CountAsync(m => m.State == OutboxState.Sent && m.SentText.Contains("Geld"), Stop)).ShouldBe(3);

        // It grew after it was saved: the same holds where it writes.
        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.ReleasedBy, (Guid?)null), Stop);
        await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        (await db.MailRules.CountAsync(r => r.Halt == MailHalt.Release && r.IsOn, Stop)).ShouldBe(1);

        Task<MailRule> RuleAsync() => db.MailRules.AsNoTracking().SingleAsync(r => r.Id == id, Stop);

        Task<Guid> AnyMailAsync() => db.Outbox.Where(m => m.Kind == MailRule.Message).Select(m => m.Id).FirstAsync(Stop);

        Task<int> WaitingAsync() =>
            db.Outbox.CountAsync(m => m.State == OutboxState.Withheld && m.LastError == MailErrors.RuleWaits && m.SentText == "", Stop);
    }
}
