using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailRuleHandlerTests
{
    private static readonly MailTiming AfterRegistration = new(MailAnchor.Confirmed, true, 1, MailUnit.Days, null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Elsewhere a new rule "after registration" writes to everybody who ever registered.</summary>
    [Theory, EachDatabase]
    public async Task A_new_rule_asks_what_becomes_of_the_past_and_does_what_was_said(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 2);
        var (saving, sweep) = (app.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(app));
        var save = new SaveMailRule(fair.Id, null, Plan(AfterRegistration), null, null);

        (await saving.CountAsync(save, Stop)).Value.ShouldBe(new MailRuleNumbers(3, 0, 0, 2, 0, 3));
        (await saving.HandleAsync(save, Stop)).Value.ShouldBe(new SavedMailRule(null, 3), "three would get it at once");
        await using var db = await app.OpenDbAsync();
        (await db.MailRules.CountAsync(Stop)).ShouldBe(0, "nothing is done before somebody said what");

        var first = (await saving.HandleAsync(save with { PastToo = false, NewId = Guid.NewGuid() }, Stop)).Value.Id.ShouldNotBeNull();
        (await sweep.RunAsync(Stop)).ShouldBe(0, "only from now on");
        // What was typed is taken up again by a form that knows nothing of the first, and saved once more.
        var again = await saving.HandleAsync(save with { PastToo = true, NewId = Guid.NewGuid() }, Stop);
        again.Value.ShouldBe(new SavedMailRule(first, 0) { WasThere = true });
        (await sweep.RunAsync(Stop)).ShouldBe(0, "nobody gets the same twice");
        var second = save with { PastToo = true, Plan = save.Plan with { Subject = new LocalizedText("Noch etwas") } };
        var sent = (await saving.HandleAsync(second, Stop)).Value.Id;
        sent.ShouldNotBe(first);
        (await sweep.RunAsync(Stop)).ShouldBe(3);

        // Who has it is not among those who would get it, whatever the rule says now.
        var other = save with
        {
            RuleId = sent,
            Plan = Plan(AfterRegistration with { Amount = 2 }),
        };
        (await saving.HandleAsync(other, Stop)).Value.Id.ShouldBe(sent);
        (await saving.HandleAsync(other with { Version = 0 }, Stop)).Refusal.ShouldBe(
            MailingRefusals.RuleChanged,
            "the form was read before the change"
        );
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        (
            await app.Services.GetRequiredService<DeleteMailRuleHandler>().HandleAsync(new(fair.Id, sent!.Value, null), Stop)
        ).Refusal.ShouldBe(MailingRefusals.RuleHasSent);
    }

    [Theory, EachDatabase]
    public async Task A_single_mailing_at_once_that_is_sent_again_later_is_another_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3, waiting: 0);
        var (saving, sweep) = (app.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(app));
        await using var db = await app.OpenDbAsync();
        foreach (var mail in new[] { MailRule.Message, MailRule.Reminder })
        {
            var plan = Plan(new(MailAnchor.Once, true, 0, MailUnit.Minutes, null)) with { Mail = mail };
            var first = await SendAsync(plan);
            (first.WasThere, await sweep.RunAsync(Stop)).ShouldBe((false, 3));
            // The same form once more, or what it held taken up again.
            var again = await SendAsync(plan);
            (again.Id, again.WasThere, await sweep.RunAsync(Stop)).ShouldBe((first.Id, true, 0));

            var then = DateTimeOffset.UtcNow - MailRule.SameWithin - TimeSpan.FromMinutes(1);
            await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.AskedAt, then), Stop);
            var second = await SendAsync(plan);
            (second.Id == first.Id, second.WasThere, await sweep.RunAsync(Stop)).ShouldBe((false, false, 3));
        }

        async Task<SavedMailRule> SendAsync(MailRulePlan plan) =>
            (await saving.HandleAsync(new(fair.Id, null, plan, true, null) { NewId = Guid.NewGuid() }, Stop)).Value;
    }

    [Theory, EachDatabase]
    public async Task A_running_mailing_stops_and_goes_on_where_it_was(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 4, waiting: 0);
        var rule = await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        var (switching, sweep) = (app.Services.GetRequiredService<SwitchMailRuleHandler>(), MailRuleWorld.Sweep(app));
        (await sweep.RunAsync(Stop)).ShouldBe(4);
        await using var db = await app.OpenDbAsync();
        var gone = await db.Outbox.Select(m => m.Id).FirstAsync(Stop);
        await db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, m => m.Id == gone ? OutboxState.Sent : OutboxState.Queued),
            Stop
        );
        // One was not written yet when somebody pressed the button.
        var last = await db.MailLedger.OrderBy(l => l.WrittenAt).FirstAsync(l => l.MailId != gone, Stop);
        await db.Outbox.Where(m => m.Id == last.MailId).ExecuteDeleteAsync(Stop);
        await db.MailLedger.Where(l => l.Id == last.Id).ExecuteDeleteAsync(Stop);

        // And one was claimed by a node, which has not begun to send it.
        var claimed = await db.Outbox.Where(m => m.Id != gone).Select(m => m.Id).FirstAsync(Stop);
        var until = DateTimeOffset.UtcNow.AddSeconds(5);
        await db
            .Outbox.Where(m => m.Id == claimed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Claimed)
                        .SetProperty(m => m.ClaimId, claimed)
                        .SetProperty(m => m.ClaimedUntil, until),
                Stop
            );

        (await switching.StopAsync(new(fair.Id, rule.Id, null, null), Stop)).Value.ShouldBe(2);
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        var lines = (await app.Services.GetRequiredService<ListMailRules>().OfAsync(fair.Id, Stop)).Single();
        lines.States.ShouldBe(new Dictionary<MailFate, int> { [MailFate.Sent] = 1, [MailFate.Withheld] = 2 }, ignoreOrder: true);

        (await switching.StartAsync(new(fair.Id, rule.Id, null, null), Stop)).Value.ShouldBe(new SavedMailRule(null, 3));
        (await switching.StartAsync(new(fair.Id, rule.Id, true, null), Stop)).Value.Id.ShouldBe(rule.Id);
        (await sweep.RunAsync(Stop)).ShouldBe(1);
        (await db.Outbox.GroupBy(m => m.SubjectId).CountAsync(Stop)).ShouldBe(4);
        (await db.Outbox.CountAsync(m => m.State == OutboxState.Withheld, Stop)).ShouldBe(0);
    }

    /// <summary>A mail that was written and not sent when the date changed is not sent: it would say the wrong day.</summary>
    [Fact]
    public async Task What_waits_when_the_event_moves_or_is_called_off_is_held_back()
    {
        await using var app = await TestApp.StartAsync();
        var (moved, cancelled) = (await app.AddEventAsync(), await app.AddEventAsync());
        foreach (var fair in new[] { moved, cancelled })
        {
            await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
            await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        }
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        var mails = await db.Outbox.AsNoTracking().Where(m => m.Kind == MailRule.Reminder).ToListAsync(Stop);
        var rendering = app.Services.GetRequiredService<MailRendering>();
        foreach (var mail in mails)
            (await rendering.RenderAsync(mail, Stop)).ShouldNotBeNull();

        var day = Zone.ToLocal(moved.StartsAt, Zone.Default).DateTime.AddDays(7);
        await app.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(new(moved.Id, day, null), Stop);
        await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(cancelled.Id, null), Stop);

        mails.Count.ShouldBe(2);
        foreach (var mail in mails)
            (await rendering.RenderAsync(mail, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task What_no_registration_knows_is_refused_in_any_language_of_a_rules_words()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var saving = app.Services.GetRequiredService<SaveMailRuleHandler>();
        var plan = Plan(AfterRegistration);

        var body = plan with { Body = new LocalizedText("Bring Zeit mit.", "Bring {{ password }}.") };
        var refused = (await saving.HandleAsync(new(fair.Id, null, body, true, null), Stop)).Refusal;
        (refused!.Code, refused.Field).ShouldBe(("mailings.unknown_placeholder", "body"));
        var subject = plan with { Subject = new LocalizedText("Hallo {{ first_name") };
        refused = (await saving.HandleAsync(new(fair.Id, null, subject, true, null), Stop)).Refusal;
        (refused!.Code, refused.Field).ShouldBe(("mailings.template_broken", "subject"));
        var known = plan with { Body = new LocalizedText("Hallo {{ first_name }} in {{ place }}") };
        (await saving.HandleAsync(new(fair.Id, null, known, true, null), Stop)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_that_only_some_readers_would_get_are_refused_and_so_is_a_moment_that_nobody_can_mean()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var plan = Plan(AfterRegistration);
        (await RefusedAsync(plan with { Subject = new LocalizedText("", "Good to know") })).ShouldBe(MailingRefusals.RuleSubject);
        (await RefusedAsync(plan with { Body = new LocalizedText("", "Bring time.") })).ShouldBe(MailingRefusals.RuleBody);
        var once = plan with { Timing = new(MailAnchor.Once, true, 0, MailUnit.Minutes, null) };
        (await RefusedAsync(once with { OnceAt = Zone.ToUtc(new DateTime(9026, 11, 29), Zone.Default) })).ShouldBe(
            EventRefusals.DateOutOfRange.On("once")
        );

        // A rule of before that was asked for: it begins with these words no more.
        var old = new MailRule(fair.Id, MailRule.Message, AfterRegistration) { Subject = new LocalizedText("", "Good to know") };
        old.Stop();
        await MailRuleWorld.AddAsync(app, old);
        var start = app.Services.GetRequiredService<SwitchMailRuleHandler>();
        (await start.StartAsync(new(fair.Id, old.Id, true, null), Stop)).Refusal.ShouldBe(MailingRefusals.RuleSubject);

        async Task<Refusal?> RefusedAsync(MailRulePlan typed) =>
            (await app.Services.GetRequiredService<SaveMailRuleHandler>().HandleAsync(new(fair.Id, null, typed, true, null), Stop)).Refusal;
    }

    private static MailRulePlan Plan(MailTiming timing) =>
        new(MailRule.Message, timing, MailAudience.Everybody, new LocalizedText("Gut zu wissen"), new LocalizedText("Bring Zeit mit."));
}
