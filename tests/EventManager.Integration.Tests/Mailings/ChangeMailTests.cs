using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What tells of a change of an event is mail of a rule as all others: never off, with a ledger, stopped and gone on with.</summary>
public sealed class ChangeMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_cancellation_stands_in_the_ledger_and_is_stopped_while_it_is_under_way(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        var fair = await AddFairAsync(app);
        var switching = app.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        var asked = new SwitchBuiltInRule(fair.Id, BuiltInRules.Cancelled, null, null);
        (await switching.StopAsync(asked, Stop)).Refusal.ShouldBe(MailingRefusals.NothingUnderWay, "what has not happened is never off");

        (await CancelAsync(app, fair)).ShouldBe(4);
        (await LineAsync(app, fair, BuiltInRules.Cancelled)).ShouldBe("on, 3 Queued; stop");
        (await switching.StopAsync(asked, Stop)).Value.ShouldBe(3);
        await SendAsync(app);
        (await LineAsync(app, fair, BuiltInRules.Cancelled)).ShouldBe("off, 3 Withheld; go on");
        (await LineAsync(app, fair, BuiltInRules.CancelledInvolved)).ShouldBe("on, 1 Sent;", "each is a rule of its own");

        (await switching.StartAsync(asked, Stop)).Value.ShouldBe(new SavedMailRule(null, 3));
        (await switching.StartAsync(asked with { PastToo = true, Seen = 3 }, Stop)).Value.Id.ShouldNotBeNull();
        await SendAsync(app);

        (await LineAsync(app, fair, BuiltInRules.Cancelled)).ShouldBe("on, 3 Sent;");
        (await switching.StopAsync(asked, Stop)).Refusal.ShouldBe(MailingRefusals.NothingUnderWay);
        await using var db = await app.OpenDbAsync();
        var rule = BuiltInRules.IdOf(fair.Id, BuiltInRules.Cancelled);
        var lines = await MailLedgerLines.Of(db, fair.Id).Where(line => line.RuleId == rule).ToListAsync(Stop);
        lines.Select(line => line.ToAddress).Distinct().Count().ShouldBe(3);
        lines.ShouldAllBe(line => line.HasText && line.MaySendAgain);
        (await db.Outbox.Where(m => m.Kind == BuiltInRules.Cancelled).Select(m => m.SentText).ToListAsync(Stop)).ShouldAllBe(text =>
            text.Contains("Abgesagt")
        );
    }

    [Theory, EachDatabase]
    public async Task The_next_change_is_told_though_the_last_was_stopped_and_nobody_hears_the_same_twice(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        var fair = await AddFairAsync(app);
        var switching = app.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        var reinstate = app.Services.GetRequiredService<ReinstateEventHandler>();
        await CancelAsync(app, fair);
        (await switching.StopAsync(new(fair.Id, BuiltInRules.Cancelled, null, null), Stop)).Value.ShouldBe(3);
        await SendAsync(app);

        (await reinstate.HandleAsync(new(fair.Id, null), Stop)).Value.Count.ShouldBe(4);
        await SendAsync(app);
        (await LineAsync(app, fair, BuiltInRules.Reinstated)).ShouldBe("on, 3 Withheld;", "they were never told that it is off");
        (await LineAsync(app, fair, BuiltInRules.ReinstatedInvolved)).ShouldBe("on, 1 Sent;");

        (await CancelAsync(app, fair)).ShouldBe(4);
        (await LineAsync(app, fair, BuiltInRules.Cancelled)).ShouldBe("on, 3 Missed 3 Queued; stop");
        await SendAsync(app);
        (await LineAsync(app, fair, BuiltInRules.Cancelled)).ShouldBe("on, 3 Missed 3 Sent;");
        (await switching.StartAsync(new(fair.Id, BuiltInRules.Cancelled, null, null), Stop)).Value.Past.ShouldBe(0);

        // Decided to and fro before anything left: what was said last is put right.
        await reinstate.HandleAsync(new(fair.Id, null), Stop);
        await CancelAsync(app, fair);
        await reinstate.HandleAsync(new(fair.Id, null), Stop);
        await SendAsync(app);
        (await LineAsync(app, fair, BuiltInRules.Reinstated)).ShouldBe("on, 3 Missed 3 Sent 3 Withheld;");
    }

    [Theory, EachDatabase]
    public async Task A_session_called_off_is_in_the_ledger_and_what_was_stopped_goes_on_beside_the_next_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        var fair = await AddFairAsync(app);
        var (first, second) = (await AddSessionAsync(app, fair, "Bewerbung"), await AddSessionAsync(app, fair, "Werkstatt"));
        var deleting = app.Services.GetRequiredService<DeleteSessionHandler>();
        var switching = app.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        var asked = new SwitchBuiltInRule(fair.Id, BuiltInRules.SessionCancelled, null, null);

        (await deleting.HandleAsync(new(fair.Id, first), Stop)).Value.ShouldBe(3);
        (await switching.StopAsync(asked, Stop)).Value.ShouldBe(3);
        (await deleting.HandleAsync(new(fair.Id, second), Stop)).Value.ShouldBe(3);
        await SendAsync(app);
        (await LineAsync(app, fair, BuiltInRules.SessionCancelled)).ShouldBe("on, 3 Sent 3 Withheld; go on");
        (await switching.StartAsync(asked, Stop)).Value.ShouldBe(new SavedMailRule(null, 3));
        (await switching.StartAsync(asked with { PastToo = true, Seen = 3 }, Stop)).Value.Id.ShouldNotBeNull();
        await SendAsync(app);

        (await LineAsync(app, fair, BuiltInRules.SessionCancelled)).ShouldBe("on, 6 Sent;");
        await using var db = await app.OpenDbAsync();
        var told = await db.MailLedger.Select(l => new { l.RecipientId, l.AboutId }).ToListAsync(Stop);
        told.Distinct().Count().ShouldBe(6);
        told.Select(one => one.AboutId).Distinct().ShouldBe([first, second], ignoreOrder: true);
    }

    private static async Task<Event> AddFairAsync(TestApp app)
    {
        var fair = EventsTest.Published("messe");
        var company = new Exhibitor(fair.Id, "Firma", "Ada", "ada@firma.example", DateTimeOffset.UtcNow);
        await app.AddAsync([fair, company, .. Enumerable.Range(0, 3).Select(number => (object)EventsTest.Confirmed(fair, number))]);
        return fair;
    }

    private static async Task<Guid> AddSessionAsync(TestApp app, Event fair, string title)
    {
        await using var db = await app.OpenDbAsync();
        var session = new Session(fair.Id, SessionKind.Talk, new LocalizedText(title), fair.StartsAt, fair.StartsAt.AddHours(1), null);
        db.Add(session);
        foreach (var id in await db.Registrations.Select(r => r.Id).ToListAsync(Stop))
            db.Add(new SessionPlace(session.Id, id, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(Stop);
        return session.Id;
    }

    private static async Task<int> CancelAsync(TestApp app, Event fair) =>
        (await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop)).Value.Count;

    private static Task<int> SendAsync(TestApp app) => app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

    private static async Task<string> LineAsync(TestApp app, Event fair, string mail)
    {
        var line = (await app.Services.GetRequiredService<ListMailRules>().BuiltInAsync(fair.Id, Stop)).Single(one =>
            one.Rule.Mail == mail
        );
        var states = line.States.Select(state => $"{state.Value} {state.Key}").Order(StringComparer.Ordinal);
        return $"{(line.Rule.IsOn ? "on" : "off")}, {string.Join(' ', states)};"
            + (line.MayStop ? " stop" : "")
            + (line.MayGoOn ? " go on" : "");
    }
}
