using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>Who else reads what is known of somebody: a guardian by the link of the mail, an organiser who is asked.</summary>
public sealed partial class AnswerForSomebodyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_guardian_reads_all_after_agreeing_and_before_only_who_it_is_about(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        await using var db = await app.OpenDbAsync();
        var registration = await db.Registrations.SingleAsync(Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var page = "/consent/" + links.Token(LinkPurpose.Guardian, registration.Id, registration.LinkVersion) + "/data";

        foreach (var path in (string[])[page, page + ".json", page + ".html"])
        {
            var before = await ReadAsync(app, path);
            before.ShouldContain("eltern.Kanarienvogel@example.org");
            before.ShouldNotContain("Antwort von");
            before.ShouldNotContain("kommt mit Hund");
        }
        await app.Services.GetRequiredService<GuardianConsentHandler>().AgreeAsync(registration.Id, "v", Stop);
        foreach (var path in (string[])[page, page + ".json", page + ".html"])
            (await ReadAsync(app, path)).ShouldContain("Antwort von Kanarienvogel");
        foreach (var path in (string[])[page, page + ".html"])
            Du().Match(await ReadAsync(app, path)).Value.ShouldBeEmpty("a guardian is Sie, and reads of the child");
        (await ReadAsync(app, page[..^"/data".Length])).ShouldContain(page);

        var mine = links.Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion);
        foreach (var path in (string[])["/consent/none/data", $"/consent/{mine}/data", $"/consent/{mine}/data.json"])
            (await app.Client.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(app, $"/me/{mine}/data.html")).ShouldContain("Vorname");
        // The sign between the parts of a sort key is nothing to read.
        foreach (var path in (string[])[$"/me/{mine}/data", $"/me/{mine}/data.html"])
            (await ReadAsync(app, path)).ShouldNotContain("\u0001");
    }

    [Theory, EachDatabase]
    public async Task An_organiser_finds_answers_and_erases_for_somebody_and_it_is_written_down(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        var foreign = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var registration = await db.Registrations.AsNoTracking().SingleAsync(Stop);
        var slug = await db.Events.Where(e => e.Id == registration.EventId).Select(e => e.Slug).SingleAsync(Stop);
        var hidden = new Question(registration.EventId, "h", QuestionKind.Text, new LocalizedText("Geheim")) { IsSeenByOrganisers = false };
        db.AddRange(hidden, new Answer(registration.Id, hidden.Id, "nur fuer mich"));
        var (now, eventId) = (DateTimeOffset.UtcNow, registration.EventId);
        // One that went to the person, one to the guardian, and one that is to come to the person.
        foreach (
            var (mail, to) in new[]
            {
                ("registration-ticket", "Kanarienvogel@example.org"),
                ("registration-again", "eltern.Kanarienvogel@example.org"),
            }
        )
            db.Add(new OutboxMail(mail, to, "", "de", now) { EventId = eventId, SubjectId = registration.Id });
        db.Add(new MailRule(eventId, MailRule.Message, new(MailAnchor.Confirmed, true, 5, MailUnit.Days, null)));
        await db.SaveChangesAsync(Stop);
        await db.Registrations.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RegistrationState.Confirmed).SetProperty(r => r.ConfirmedAt, now),
            Stop
        );
        using var mine = await StaffAsync(app, "mein@example.org", registration.EventId, StaffRole.Organiser);
        using var door = await StaffAsync(app, "tuer@example.org", registration.EventId, StaffRole.Door);
        using var other = await StaffAsync(app, "fremd@example.org", foreign.Id, StaffRole.Organiser);
        var page = $"/organise/events/{slug}/registrations/{registration.Id}/data";

        foreach (var path in (string[])[page, page + ".json", page + ".html"])
        {
            foreach (var wrong in (Browser[])[door, other])
                (await wrong.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var text = await mine.ReadAsync(path);
            text.ShouldContain("Antwort von Kanarienvogel");
            text.ShouldNotContain("nur fuer mich");
        }
        (await other.OpenAsync($"/organise/events/{foreign.Slug}/registrations/{registration.Id}/data")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        foreach (var email in (string[])["kanarienvogel@EXAMPLE.org", "eltern.Kanarienvogel@example.org"])
        {
            (await FindAsync(mine, email)).ShouldContain(page);
            (await FindAsync(other, email)).ShouldContain("nichts gespeichert");
            (await FindAsync(door, email)).ShouldContain("nichts gespeichert");
        }

        var (own, ofGuardian) = (
            await FindAsync(mine, "kanarienvogel@example.org"),
            await FindAsync(mine, "eltern.Kanarienvogel@example.org")
        );
        (Count(own, "Wartet"), Count(own, "Geplant")).ShouldBe((1, 1), "what went to the guardian is not the person's");
        (Count(ofGuardian, "Wartet"), Count(ofGuardian, "Geplant")).ShouldBe((1, 0));

        (await other.SendToAsync(page, "/account", "erase")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await mine.SendAsync(page, "erase")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await mine.ReadAsync(page)).ShouldContain("nichts mehr gespeichert");
        (await db.Registrations.AsNoTracking().SingleAsync(Stop)).LastName.ShouldBe("");
        var written = await db.Audit.Where(a => a.Action.StartsWith("privacy.person")).ToListAsync(Stop);
        written.ShouldAllBe(entry => entry.UserId != null && !entry.Detail.Contains("example"));
        written.Select(entry => entry.Action).Distinct().Count().ShouldBe(4);
    }

    /// <summary>Whoever is named in another way than by a registration; a new table with a personal address must be here.</summary>
    [Theory, EachDatabase]
    public async Task An_organiser_answers_for_invited_people_contacts_officers_and_leads_too(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel", "Zeisig");
        var foreign = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Id != foreign.Id, Stop);
        using var mine = await StaffAsync(app, "mein@example.org", fair.Id, StaffRole.Organiser);
        using var other = await StaffAsync(app, "fremd@example.org", foreign.Id, StaffRole.Organiser);
        (string Kind, string Email)[] all =
        [
            ("CompanyAccess", "chefin.KANARIENVOGEL@example.org"),
            ("Exhibitor", "zeisig@firma.example"),
            ("Invitation", "edsgerkanarienvogel@example.org"),
            ("SessionLead", "alan.kanarienvogel@example.org"),
        ];
        NamedRows.Types(db).Select(type => type.Name).ShouldBe(all.Select(one => one.Kind));
        foreach (var (rowKind, email) in all)
        {
            (await FindAsync(other, email)).ShouldContain("nichts gespeichert");
            var page = Link().Match(await FindAsync(mine, email)).Value;
            page.ShouldStartWith($"/organise/events/{fair.Slug}/people/{rowKind}/");
            (await other.OpenAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var elsewhere = page.Replace(fair.Slug, foreign.Slug, StringComparison.Ordinal);
            (await other.OpenAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.OpenAsync(elsewhere + ".json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            foreach (var path in (string[])[page, page + ".json", page + ".html"])
            {
                var text = await mine.ReadAsync(path);
                text.ShouldContain(email, Case.Insensitive);
                text.ShouldNotContain("Kanarienvogel@firma.example", customMessage: "an apprentice on the officer's list");
            }

            (await mine.SendAsync(page, "erase")).StatusCode.ShouldBe(HttpStatusCode.Found);

            (await mine.ReadAsync(page)).ShouldContain("nichts mehr gespeichert");
            (await FindAsync(mine, email)).ShouldContain("nichts gespeichert");
        }
        (await db.CompanyAccesses.Select(c => c.AdmittedAddresses).SingleAsync(Stop)).ShouldNotBeEmpty();
        // As the list itself keeps addresses.
        await db.CompanyAccesses.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.AdmittedAddresses, "a@firma.example\nkanarienvogel@firma.example"),
            Stop
        );
        (await FindAsync(mine, "kanarienvogel@firma.example")).ShouldContain($"/organise/events/{fair.Slug}/companies");
        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.NotTo, "a@firma.example\nleise@firma.example"), Stop);
        (await FindAsync(mine, "leise@firma.example")).ShouldContain($"/organise/events/{fair.Slug}/mails/rules");
        (await FindAsync(mine, "eise@firma.example")).ShouldNotContain("/mails/rules", customMessage: "an address is found whole");
        (await db.Exhibitors.CountAsync(x => x.CompanyName == "Firma", Stop)).ShouldBe(1, "the company stays");
        (await db.Audit.CountAsync(entry => entry.Action == "privacy.person_erased", Stop)).ShouldBe(all.Length);
    }

    [Theory, EachDatabase]
    public async Task A_guardian_is_forgotten_and_that_somebody_agreed_stays(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        await using var db = await app.OpenDbAsync();
        var child = await db.Registrations.AsNoTracking().SingleAsync(Stop);
        var mail = new OutboxMail("guardian", child.GuardianEmail, "Eltern", "de", DateTimeOffset.UtcNow)
        {
            EventId = child.EventId,
            SubjectId = child.Id,
        };
        await app.AddAsync(mail);
        await app.Services.GetRequiredService<GuardianConsentHandler>().AgreeAsync(child.Id, "v", Stop);
        var link = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Guardian, child.Id, child.LinkVersion);
        var page = $"/consent/{link}/data";
        (await ReadAsync(app, page)).ShouldContain("dass und wann eingewilligt wurde");
        using var guardian = new Browser(app);

        (await guardian.SendAsync(page, "erase")).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await ReadAsync(app, page)).ShouldContain("Von Ihnen ist nichts mehr gespeichert");
        var after = await db.Registrations.AsNoTracking().SingleAsync(Stop);
        (after.GuardianEmail, after.GuardianConsent, after.FirstName).ShouldBe(
            ("", Domain.Registrations.GuardianConsent.ByMail, child.FirstName)
        );
        after.GuardianConsentAt.ShouldNotBeNull();
        (await EveryTrace.FindAsync(app, "eltern.Kanarienvogel")).ShouldBeEmpty();
        (await db.Audit.CountAsync(entry => entry.Action == "privacy.guardian_erased", Stop)).ShouldBe(1);
    }

    [GeneratedRegex("/organise/events/[^\"]+/people/[^\"]+/data")]
    private static partial Regex Link();

    private static int Count(string page, string state) => page.Split($">{state}<").Length - 1;

    [GeneratedRegex("\\b([Dd]u|[Dd]ich|[Dd]ir(?!=)|[Dd]ein(e[mnrs]?)?)\\b")]
    private static partial Regex Du();

    private static async Task<string> FindAsync(Browser browser, string email) =>
        WebUtility.HtmlDecode(
            await (await browser.SendAsync("/organise/person", "find", ("Email", email))).Content.ReadAsStringAsync(Stop)
        );

    private static async Task<string> ReadAsync(TestApp app, string path) =>
        WebUtility.HtmlDecode(await app.Client.GetStringAsync(path, Stop));

    private static async Task<Browser> StaffAsync(TestApp app, string email, Guid eventId, StaffRole role)
    {
        var account = await Browser.AddAccountAsync(app, email);
        await app.AddAsync(new EventStaff(eventId, account.Id, role));
        var browser = new Browser(app);
        await browser.SignInAsync(email);
        return browser;
    }
}
