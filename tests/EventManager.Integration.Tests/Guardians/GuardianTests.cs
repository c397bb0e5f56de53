using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Guardians;

public sealed class GuardianTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_guardian_agrees_by_the_link_and_the_door_sees_the_state(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        (await (await PostAsync(app, @event)).Content.ReadAsStringAsync(Stop)).ShouldContain("Bitte sag, ob du schon so alt bist.");
        var own = await PostAsync(app, @event, ("Form.IsMinor", "true"), ("Form.GuardianEmail", "mina@schule.example"));
        (await own.Content.ReadAsStringAsync(Stop)).ShouldContain("Das ist deine eigene Adresse.");

        await PostAsync(app, @event, ("Form.IsMinor", "true"), ("Form.GuardianEmail", "eltern@example.org"));
        await using var db = await app.OpenDbAsync();
        var id = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);
        (await db.Outbox.AnyAsync(m => m.Kind == GuardianMail.Name, Stop)).ShouldBeFalse("nobody is asked for who has not confirmed");
        var links = app.Services.GetRequiredService<PersonalLinks>();
        await app.Client.PostFormAsync("/confirm/" + links.Token(LinkPurpose.Confirm, id), "confirm", []);
        (await db.Outbox.SingleAsync(m => m.Kind == GuardianMail.Name, Stop)).ToAddress.ShouldBe("eltern@example.org");
        (await NotesAsync(app)).ShouldBe("guardian-consent-missing");

        var link = "/consent/" + links.Token(LinkPurpose.Guardian, id);
        (await app.Client.GetStringAsync(link, Stop)).ShouldContain("Ich habe das Sorgerecht und erlaube die Teilnahme");
        (await NotesAsync(app)).ShouldBe("guardian-consent-missing", "a mail scanner that opens the link agrees to nothing");
        var me = "/me/" + links.Token(LinkPurpose.Registration, id);
        (await app.Client.GetStringAsync(me, Stop)).ShouldContain(me + "/consent-sheet");
        (await app.Client.GetStringAsync(me + "/consent-sheet", Stop)).ShouldContain("Ich habe das Sorgerecht und erlaube, dass Mina ");
        (await app.Client.GetAsync(link.Replace("/consent/", "/me/") + "/consent-sheet", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        await app.Client.PostFormAsync(link, "agree", []);
        (await app.Client.GetAsync(me + "/consent-sheet", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect,
            "there is nothing left to sign"
        );
        (await NotesAsync(app)).ShouldBe("");
        (await db.Registrations.AsNoTracking().SingleAsync(Stop)).GuardianConsent.ShouldBe(GuardianConsent.ByMail);
        (await db.Consents.CountAsync(c => c.Purpose == "guardian", Stop)).ShouldBe(1);

        await app.Client.PostFormAsync(link, "take-back", []);
        (await NotesAsync(app)).ShouldBe("guardian-consent-missing");
        foreach (var wrong in new[] { links.Token(LinkPurpose.Registration, id), links.Token(LinkPurpose.Guardian, Guid.NewGuid()), "x" })
            (await app.Client.GetAsync("/consent/" + wrong, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Paper_is_marked_by_an_organiser_and_its_scan_is_for_organisers_only(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 18);
        var minor = TestRegistrations.Visitor(@event.Slug, "Mina") with { IsMinor = true };
        var id = (await app.RegisterAsync(minor)).Value.Id;
        var adult = (await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, "Vera") with { IsMinor = false })).Value.Id;
        var consent = app.Services.GetRequiredService<GuardianConsentHandler>();

        (await consent.MarkPaperAsync(Guid.NewGuid(), Guid.NewGuid(), id, null, Stop)).IsRefused.ShouldBeTrue("another event's organiser");
        (await consent.MarkPaperAsync(@event.Id, Guid.NewGuid(), adult, null, Stop)).Refusal.ShouldBe(GuardianRefusals.NotNeeded);
        var picture = new Domain.Registrations.Questions.GivenFile("zettel.exe", "MZ"u8.ToArray());
        (await consent.MarkPaperAsync(@event.Id, Guid.NewGuid(), id, picture, Stop)).Refusal!.Code.ShouldBe("answers.file_kind");
        var scan = new Domain.Registrations.Questions.GivenFile("zettel.pdf", "%PDF-1.4"u8.ToArray());
        (await consent.MarkPaperAsync(@event.Id, Guid.NewGuid(), id, scan, Stop)).IsRefused.ShouldBeFalse();

        (await NotesAsync(app, id)).ShouldBe("");
        await using var db = await app.OpenDbAsync();
        var file = await db.Files.Select(f => f.Id).SingleAsync(Stop);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        using var door = await app.SignInAsync(StaffRole.Door, @event.Id);
        var path = $"/organise/events/{@event.Slug}/files/{file}";
        (await organiser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await door.GetAsync(path, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        var own = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, id);
        (await app.Client.GetAsync($"/me/{own}/files/{file}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await consent.UnmarkAsync(@event.Id, Guid.NewGuid(), id, Stop)).IsRefused.ShouldBeFalse();
        (await NotesAsync(app, id)).ShouldBe("guardian-consent-missing");
    }

    [Theory, EachDatabase]
    public async Task Whom_somebody_else_registers_says_the_age_on_the_own_page_and_counts_as_missing_until_then(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var (old, young) = (await LaterAsync("Vera"), await LaterAsync("Mina"));
        (await NotesAsync(app, old)).ShouldBe("guardian-consent-missing");
        (await app.Client.GetStringAsync(PageOf(old), Stop)).ShouldContain("Bist du schon 16 Jahre alt?");

        var unsaid = await app.Client.PostFormAsync(PageOf(old), "age", []);
        (await unsaid.Content.ReadAsStringAsync(Stop)).ShouldContain("Bitte sag, ob du schon so alt bist.");
        await app.Client.PostFormAsync(PageOf(old), "age", [("Age.IsMinor", "false")]);
        await app.Client.PostFormAsync(PageOf(young), "age", [("Age.IsMinor", "true"), ("Age.GuardianEmail", "eltern@example.org")]);

        (await NotesAsync(app, old)).ShouldBe("");
        (await NotesAsync(app, young)).ShouldBe("guardian-consent-missing");
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.SingleAsync(m => m.Kind == GuardianMail.Name, Stop)).ToAddress.ShouldBe("eltern@example.org");
        (await db.Registrations.SingleAsync(r => r.Id == old, Stop)).GuardianConsent.ShouldBe(GuardianConsent.NotNeeded);
        await app.Client.PostFormAsync(PageOf(young), "age", [("Age.IsMinor", "false")]);
        (await NotesAsync(app, young)).ShouldBe("guardian-consent-missing", "what was said is not unsaid by a second click");

        string PageOf(Guid id) => "/me/" + links.Token(LinkPurpose.Registration, id);

        async Task<Guid> LaterAsync(string name) =>
            (await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, name) with { AnswersLater = true })).Value.Id;
    }

    [Theory, EachDatabase]
    public async Task A_mail_with_a_ticket_says_first_what_is_missing_and_nothing_once_it_is_there(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var id = (await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, "Mina") with { IsMinor = true })).Value.Id;

        foreach (var kind in new[] { RegistrationMails.Ticket, RegistrationMails.TicketReplaced, RegistrationMails.Reminder })
        {
            var text = await TextAsync(kind);
            text.ShouldNotContain("Du bist dabei");
            text.IndexOf("muss noch zustimmen", StringComparison.Ordinal)
                .ShouldBeInRange(0, text.IndexOf("Wann:", StringComparison.Ordinal), kind);
        }
        (await TextAsync(RegistrationMails.Ticket)).ShouldContain("Fast geschafft");

        await app.Client.PostFormAsync(
            "/consent/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Guardian, id),
            "agree",
            []
        );
        var whole = await TextAsync(RegistrationMails.Ticket);
        whole.ShouldContain("Du bist dabei");
        whole.ShouldNotContain("zustimmen");

        async Task<string> TextAsync(string kind)
        {
            var row = new OutboxMail(kind, "mina@schule.example", "Mina", "de", DateTimeOffset.UnixEpoch)
            {
                EventId = @event.Id,
                SubjectId = id,
            };
            return (await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop))!.Text;
        }
    }

    [Theory]
    [InlineData(
        "de",
        EventKind.TrainingFair,
        "Hallo Mina,\n\ndein Platz",
        "Hallo Mina,\n\nbald ist",
        "Deine Mutter",
        "ob du schon 16 Jahre alt bist"
    )]
    [InlineData(
        "de",
        EventKind.NetworkMeeting,
        "Muster,\n\nIhr Platz",
        "Muster,\n\nbald ist",
        "Es fehlt noch",
        "ob Sie schon 16 Jahre alt sind"
    )]
    [InlineData(
        "en",
        EventKind.TrainingFair,
        "Hello Mina,\n\nyour place",
        "Hello Mina,\n\n",
        "Your mother",
        "whether you are 16 years old already"
    )]
    public async Task A_mail_goes_on_behind_its_greeting_and_then_says_what_is_missing(
        string language,
        EventKind kind,
        string ticket,
        string reminder,
        string missing,
        string unsaid
    )
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        await using (var db = await app.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, kind), Stop);
        var visitor = TestRegistrations.Visitor(@event.Slug, "Mina") with { Language = language };
        var minor = (await app.RegisterAsync(visitor with { IsMinor = true })).Value.Id;
        var other = visitor with { Person = new("Mina", "Muster", "other@schule.example"), AnswersLater = true };
        var open = (await app.RegisterAsync(other)).Value.Id;

        foreach (var (id, words) in new[] { (minor, missing), (open, unsaid) })
        {
            foreach (var (mail, greeted) in new[] { (RegistrationMails.Ticket, ticket), (RegistrationMails.Reminder, reminder) })
            {
                var text = (await TextAsync(mail, id)).ReplaceLineEndings("\n");
                text.ShouldContain(greeted, Case.Sensitive, mail);
                text.ShouldContain(words, Case.Sensitive, mail);
                text.ShouldNotContain("Du bist dabei");
            }
        }

        async Task<string> TextAsync(string mail, Guid id)
        {
            var row = new OutboxMail(mail, "mina@schule.example", "Mina", language, DateTimeOffset.UnixEpoch)
            {
                EventId = @event.Id,
                SubjectId = id,
            };
            return (await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop))!.Text;
        }
    }

    private static Task<HttpResponseMessage> PostAsync(TestApp app, Event @event, params (string, string)[] more) =>
        app.Client.PostFormAsync(
            $"/e/{@event.Slug}/register",
            "register",
            [
                ("Form.FirstName", "Mina"),
                ("Form.LastName", "Haddad"),
                ("Form.Email", "mina@schule.example"),
                ("Form.PartySize", "1"),
                ("Form.Consent", "true"),
                .. more,
            ]
        );

    private static async Task<string> NotesAsync(TestApp app, Guid? registration = null)
    {
        await using var db = await app.OpenDbAsync();
        return (await db.Tickets.SingleAsync(t => registration == null || t.RegistrationId == registration, Stop)).Notes;
    }
}
