using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Offers, invitations and minutes: written where they happen, and otherwise mails of a rule as all others.</summary>
public sealed class BuiltInRuleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_happens_stands_in_the_ledger_and_waits_while_its_rule_is_stopped(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync(3));
        var switching = app.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        foreach (var name in (string[])["anna", "ben", "cora", "dora"])
            await app.RegisterAsync(fair.Slug, name);
        await bench.RunAsync();

        // One of the minutes is queued when somebody stops them, the other is sent after that.
        (await switching.StopAsync(new(fair.Id, "registration-ticket", null, null), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        await SendMinutesAsync(app, fair, "AG Betriebe");
        (await switching.StopAsync(new(fair.Id, BuiltInRules.Minutes, null, null), Stop)).Value.ShouldBe(3);
        await SendMinutesAsync(app, fair, "AG Schulen");
        await CancelAsync(app, fair, "cora");
        await bench.RunAsync();

        (await StatesAsync(app, fair)).ShouldBe("minutes: off 6 Withheld, registration-offer: on 1 Sent");
        await using var db = await app.OpenDbAsync();
        var offer = await db.MailLedger.SingleAsync(l => l.RuleId == BuiltInRules.IdOf(fair.Id, BuiltInRules.Offer), Stop);
        (offer.AboutId, offer.State).ShouldBe((offer.RecipientId, LedgerState.Written));
        (await db.Outbox.SingleAsync(m => m.Id == offer.MailId, Stop)).SentText.ShouldContain("Ausbildungsmesse");

        var asked = await switching.StartAsync(new(fair.Id, BuiltInRules.Minutes, null, null), Stop);
        asked.Value.ShouldBe(new SavedMailRule(null, 6));
        (await switching.StartAsync(new(fair.Id, BuiltInRules.Minutes, true, null) { Seen = 6 }, Stop)).Value.Id.ShouldNotBeNull();
        await bench.RunAsync();
        // Who has given back the place is not sent the minutes of all, but was on the list when they were sent.
        (await StatesAsync(app, fair)).ShouldBe("minutes: on 6 Sent, registration-offer: on 1 Sent");

        await InviteAsync(app, fair);
        await NobodyChangesItAsync(app, fair);
    }

    /// <summary>Its row of the outbox may be gone when its time was over.</summary>
    private static async Task InviteAsync(TestApp app, Event fair)
    {
        var inviting = app.Services.GetRequiredService<InviteHandler>();
        (await inviting.HandleAsync(new(fair.Id, "Eva Gast <eva@example.org>", null), Stop)).Value.ShouldBe(1);
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.Where(m => m.Kind == BuiltInRules.Invitation).ExecuteDeleteAsync(Stop)).ShouldBe(1);
        (await inviting.HandleAsync(new(fair.Id, "Uwe Gast <uwe@example.org>", null), Stop)).Value.ShouldBe(1);

        (await db.Outbox.SingleAsync(m => m.Kind == BuiltInRules.Invitation, Stop)).ToAddress.ShouldBe("uwe@example.org");
        (await StatesAsync(app, fair)).ShouldStartWith("event-invitation: on 1 Gone 1 Queued");
        var rule = BuiltInRules.IdOf(fair.Id, BuiltInRules.Invitation);
        var lines = await MailLedgerLines
            .Of(db, fair.Id)
            .Where(line => line.RuleId == rule)
            .Select(line => line.ToAddress)
            .ToListAsync(Stop);
        lines.ShouldBe(["eva@example.org", "uwe@example.org"], ignoreOrder: true);
    }

    private static async Task NobodyChangesItAsync(TestApp app, Event fair)
    {
        var id = BuiltInRules.IdOf(fair.Id, BuiltInRules.SessionPlace);
        var switching = app.Services.GetRequiredService<SwitchBuiltInRuleHandler>();
        (await switching.StopAsync(new(fair.Id, BuiltInRules.SessionPlace, null, null), Stop)).Value.ShouldBe(0);
        var plan = new MailRulePlan(
            MailRule.Reminder,
            new(MailAnchor.EventStart, false, 1, MailUnit.Days, null),
            MailAudience.Everybody,
            LocalizedText.Empty,
            LocalizedText.Empty
        );
        var saving = app.Services.GetRequiredService<SaveMailRuleHandler>();
        (await saving.HandleAsync(new(fair.Id, id, plan, null, null), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        var own = plan with { Timing = plan.Timing with { Anchor = MailAnchor.Happening } };
        (await saving.HandleAsync(new(fair.Id, null, own, null, null), Stop)).Refusal.ShouldBe(MailingRefusals.RuleAnchor);
        var deleting = app.Services.GetRequiredService<DeleteMailRuleHandler>();
        (await deleting.HandleAsync(new(fair.Id, id, null), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        var listing = app.Services.GetRequiredService<ListMailRules>();
        (await listing.OfAsync(fair.Id, Stop)).ShouldBeEmpty("they stand in a list of their own");
        (await listing.BuiltInAsync(fair.Id, Stop)).Select(line => line.Rule.Mail).ShouldBe(BuiltInRules.All);
    }

    private static async Task<string> StatesAsync(TestApp app, Event fair)
    {
        var lines = await app.Services.GetRequiredService<ListMailRules>().BuiltInAsync(fair.Id, Stop);
        return string.Join(
            ", ",
            lines
                .Where(line => line.States.Count > 0)
                .OrderBy(line => line.Rule.Mail, StringComparer.Ordinal)
                .Select(line =>
                    $"{line.Rule.Mail}: {(line.Rule.IsOn ? "on" : "off")} "
                    + string.Join(" ", line.States.Select(state => $"{state.Value} {state.Key}").Order(StringComparer.Ordinal))
                )
        );
    }

    private static async Task SendMinutesAsync(TestApp app, Event fair, string title)
    {
        await using var db = await app.OpenDbAsync();
        var session = new Session(
            fair.Id,
            SessionKind.WorkingGroup,
            new LocalizedText(title),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        );
        var minutes = new Minutes(session.Id);
        minutes.Revise("Wir machen weiter.", "", "", "Ada", DateTimeOffset.UtcNow);
        minutes.Approve(1, DateTimeOffset.UtcNow).ShouldBeNull();
        db.AddRange(session, minutes);
        await db.SaveChangesAsync(Stop);
        var sending = app.Services.GetRequiredService<SendMinutesHandler>();
        (await sending.HandleAsync(new(fair.Id, session.Id, 1, MinutesAudience.Event), Stop)).Value.ShouldBe(3);
    }

    private static async Task CancelAsync(TestApp app, Event fair, string name)
    {
        await using var db = await app.OpenDbAsync();
        var id = await db.Registrations.Where(r => r.EventId == fair.Id && r.FirstName == name).Select(r => r.Id).SingleAsync(Stop);
        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(id, Stop);
    }
}
