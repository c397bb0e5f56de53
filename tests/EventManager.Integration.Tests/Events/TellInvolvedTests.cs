using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>Who plans with an event without being registered hears of what becomes of it.</summary>
public sealed class TellInvolvedTests
{
    [Theory, EachDatabase]
    public async Task Postponing_tells_exhibitors_open_invitations_leads_and_officers_once_each(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await InvolvedAsync(app);
        var newStart = Zone.ToLocal(fair.StartsAt, fair.TimeZone).DateTime.AddDays(7);

        var result = await app
            .Services.GetRequiredService<PostponeEventHandler>()
            .HandleAsync(new PostponeEvent(fair.Id, newStart, null), Stop);

        result.Value.Told.Count.ShouldBe(5, "one is registered, four take part");
        (await ToldAsync(app, "event-postponed-involved")).ShouldBe([
            "ada@firma.example",
            "ben@kammer.example",
            "eva@firma.example",
            "lea@schule.example",
        ]);
        var lead = await WriteAsync(app, "event-postponed-involved", "lea@schule.example");
        lead!.Blocks.OfType<MailBlock.Bullets>().ShouldHaveSingleItem().Items.Count.ShouldBe(2, "both sessions stand in one mail");
        var company = await WriteAsync(app, "event-postponed-involved", "ada@firma.example");
        company!.Blocks.OfType<MailBlock.Action>().ShouldHaveSingleItem().Address.AbsolutePath.ShouldStartWith("/x/");
    }

    [Theory, EachDatabase]
    public async Task A_cancellation_is_undone_and_told_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await InvolvedAsync(app);
        var (cancel, reinstate) = (
            app.Services.GetRequiredService<CancelEventHandler>(),
            app.Services.GetRequiredService<ReinstateEventHandler>()
        );

        (await cancel.HandleAsync(new(fair.Id, null), Stop)).Value.Count.ShouldBe(5);
        var off = await WriteAsync(app, "event-cancelled-involved", "ben@kammer.example");
        await SentAsync(app, "event-cancelled");
        var back = await reinstate.HandleAsync(new(fair.Id, null), Stop);
        var twice = await reinstate.HandleAsync(new(fair.Id, null), Stop);

        off!.Subject.ShouldBe("Abgesagt: Messe messe");
        off.Blocks.OfType<MailBlock.Action>().ShouldBeEmpty("there is nothing to answer any more");
        back.Value.Count.ShouldBe(5);
        twice.Refusal.ShouldBe(EventRefusals.NotCancelled);
        await using var db = await app.OpenDbAsync();
        (await db.Events.SingleAsync(Stop)).State.ShouldBe(EventState.Published);
        (await WriteAsync(app, EventReinstatedMail.Name, "kim1@schule.example"))!.Calendar!.Content.ShouldContain("SEQUENCE:2");
        (await WriteAsync(app, "event-reinstated-involved", "ben@kammer.example")).ShouldBeNull("that cancellation never went out");
        (await cancel.HandleAsync(new(fair.Id, null), Stop)).Value.Count.ShouldBe(5, "called off again, it is told again");
    }

    [Fact]
    public async Task What_is_over_or_was_never_called_off_cannot_be_reinstated()
    {
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = Published("messe");
        await app.AddAsync(fair);
        await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        var late = await app.Services.GetRequiredService<ReinstateEventHandler>().HandleAsync(new(fair.Id, null), Stop);

        late.Refusal.ShouldBe(EventRefusals.DateInThePast);
    }

    [Fact]
    public async Task An_event_without_a_place_is_published_only_on_purpose()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Make("messe");
        await app.AddAsync(fair);
        var publish = app.Services.GetRequiredService<PublishEventHandler>();

        var asked = await publish.HandleAsync(new(fair.Id, null), Stop);
        var meant = await publish.HandleAsync(new(fair.Id, null, EvenWithoutPlace: true), Stop);

        asked.Refusal.ShouldBe(EventRefusals.PlaceMissing);
        meant.IsRefused.ShouldBeFalse();
    }

    /// <summary>A registered person, a company with a booth and one that withdrew, an open and an answered invitation, a lead of two sessions, an officer.</summary>
    private static async Task<Event> InvolvedAsync(TestApp app)
    {
        var (now, fair) = (DateTimeOffset.UtcNow, Published("messe"));
        var withBooth = new Exhibitor(fair.Id, "Firma", "Ada", "ada@firma.example", now);
        withBooth.Decide(ExhibitorState.Accepted, now);
        var gone = new Exhibitor(fair.Id, "Fort", "Zoe", "zoe@fort.example", now);
        gone.Decide(ExhibitorState.Withdrawn, now);
        var (open, declined) = (
            new Invitation(fair.Id, "Ben", "ben@kammer.example", now),
            new Invitation(fair.Id, "Uwe", "uwe@kammer.example", now)
        );
        declined.Decline(new(now));
        Session WithLead(int hour)
        {
            var session = new Session(
                fair.Id,
                SessionKind.Talk,
                new LocalizedText("Vortrag"),
                fair.StartsAt.AddHours(hour),
                fair.StartsAt.AddHours(hour + 1),
                null
            );
            session.Leads.Add(new SessionLead(session.Id, "Lea", "lea@schule.example"));
            return session;
        }
        await app.AddAsync(
            fair,
            withBooth,
            gone,
            open,
            declined,
            Sent(fair, open),
            Sent(fair, declined),
            WithLead(1),
            WithLead(3),
            new CompanyAccess(fair.Id, "Werk", "Eva", "eva@firma.example", now),
            Confirmed(fair, 1)
        );
        return fair;
    }

    private static OutboxMail Sent(Event fair, Invitation invitation) =>
        new("event-invitation", invitation.Email, invitation.Name, "de", DateTimeOffset.UtcNow)
        {
            EventId = fair.Id,
            SubjectId = invitation.Id,
        };

    private static async Task<IReadOnlyList<string>> ToldAsync(TestApp app, string mail)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Outbox.Where(m => m.Kind == mail).Select(m => m.ToAddress).Order().ToListAsync(Stop);
    }

    private static async Task SentAsync(TestApp app, string mail)
    {
        await using var db = await app.OpenDbAsync();
        await db.Outbox.Where(m => m.Kind == mail).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, OutboxState.Sent), Stop);
    }

    private static async Task<MailDraft?> WriteAsync(TestApp app, string mail, string address)
    {
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == mail && m.ToAddress == address, Stop);
        var writer = app.Services.GetServices<IMailKind>().Single(k => k.Kind == mail);
        return await Languages.InAsync(row.Language, () => writer.WriteAsync(db, row, Stop));
    }
}
