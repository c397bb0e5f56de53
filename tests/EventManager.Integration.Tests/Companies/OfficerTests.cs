using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Companies;

/// <summary>Training officers with their links; without JavaScript.</summary>
public sealed class OfficerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_officer_registers_one_by_one_and_by_pasting_and_each_gets_an_own_ticket(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(capacity: 4);
        var link = await AddAsync(app, @event, "KVV", domains: "kvv.example");

        var one = await app.Client.PostFormAsync(link, "one", Person("Ada", "ada@kvv.example"));
        (await one.Content.ReadAsStringAsync(Stop)).ShouldContain("Ada Öz ist angemeldet und bekommt das Ticket per E-Mail.");
        var foreign = await app.Client.PostFormAsync(link, "one", Person("Eve", "eve@anders.example"));
        (await foreign.Content.ReadAsStringAsync(Stop)).ShouldContain("Diese Adresse gehört nicht zu den Mail-Domains des Betriebs.");

        const string Pasted =
            "Öz\tAda\tada@kvv.example\nMuster\tBo\tbo@kvv.example\nMuster\tCem\tcem@firma.example\nMuster\tDilan\tdilan@kvv.example";
        var preview = await (await app.Client.PostFormAsync(link, "many", [("pasted", Pasted)])).Content.ReadAsStringAsync(Stop);
        preview.ShouldContain("2 Personen anmelden");
        preview.ShouldContain("unverändert");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(1, "a preview writes nothing");
        var done = await app.Client.PostFormAsync(link, "take-over", [("pasted", Pasted)]);
        (await done.Content.ReadAsStringAsync(Stop)).ShouldContain("2 angemeldet, 0 geändert, 1 abgelehnt.");

        var people = await db.Registrations.AsNoTracking().ToListAsync(Stop);
        people.ShouldAllBe(r => r.State == RegistrationState.Confirmed && r.Organisation == "KVV" && r.CategoryCode == "company");
        (await db.Tickets.CountAsync(t => t.Category == "company", Stop)).ShouldBe(3);
        (await db.Outbox.CountAsync(m => m.Kind == "registration-ticket", Stop)).ShouldBe(3);

        var bo = people.Single(r => r.FirstName == "Bo").Id;
        var removed = await app.Client.PostFormAsync(link, "remove", [("registration", bo.ToString())]);
        (await removed.Content.ReadAsStringAsync(Stop)).ShouldContain("Bo Muster ist abgesagt.");
        (await app.Client.PostFormAsync(link, "remove", [("registration", bo.ToString())])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await db.SeatPools.Where(p => p.Id == @event.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task An_officer_sees_and_changes_only_the_own_company(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync();
        var own = await AddAsync(app, @event, "KVV");
        var other = await AddAsync(app, @event, "GWG");
        await app.Client.PostFormAsync(own, "one", Person("Ada", "ada@kvv.example"));
        await using var db = await app.OpenDbAsync();
        var ada = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);

        (await app.Client.GetStringAsync(other, Stop)).ShouldNotContain("Ada Öz");
        var taken = await app.Client.PostFormAsync(other, "remove", [("registration", ada.ToString())]);
        (await taken.Content.ReadAsStringAsync(Stop)).ShouldNotContain("ist abgesagt");
        (await db.Registrations.AsNoTracking().SingleAsync(Stop)).State.ShouldBe(RegistrationState.Confirmed);
        var pasted = await app.Client.PostFormAsync(other, "many", [("pasted", "Nachname;Vorname;Mail\nBoese;Ada;ada@kvv.example")]);
        (await pasted.Content.ReadAsStringAsync(Stop)).ShouldContain("nicht über diesen Betrieb");

        var company = await db.CompanyAccesses.SingleAsync(c => c.Company == "KVV", Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        foreach (
            var wrong in new[]
            {
                links.Token(LinkPurpose.Registration, company.Id),
                links.Token(LinkPurpose.Company, company.Id, version: 2),
                own[3..^1] + (own[^1] == 'A' ? 'B' : 'A'),
                "x",
            }
        )
            (await app.Client.GetAsync("/c/" + wrong, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client.GetAsync("/me/" + own[3..], Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await app.Services.GetRequiredService<CompanyLinkHandler>().SendAsync(@event.Id, company.Id, revoke: true, Guid.NewGuid(), Stop);
        (await app.Client.GetAsync(own, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a revoked link opens nothing");
        var elsewhere = await app.AddEventAsync();
        var sent = await app
            .Services.GetRequiredService<CompanyLinkHandler>()
            .SendAsync(elsewhere.Id, company.Id, revoke: true, Guid.NewGuid(), Stop);
        sent.Refusal.ShouldBe(CompanyRefusals.NotFound, "an organiser of another event");
    }

    [Fact]
    public async Task An_officer_is_Sie_also_where_something_is_wrong_and_it_is_about_somebody_else()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var link = await AddAsync(app, @event, "KVV");

        var one = await (await app.Client.PostFormAsync(link, "one", [])).Content.ReadAsStringAsync(Stop);
        var many = await (await app.Client.PostFormAsync(link, "many", [("pasted", " ")])).Content.ReadAsStringAsync(Stop);
        var invalid = await (await app.Client.GetAsync("/c/x", Stop)).Content.ReadAsStringAsync(Stop);

        one.ShouldContain("Bitte geben Sie den Vornamen ein.");
        one.ShouldContain("Bitte prüfen Sie Ihre Eingaben");
        one.ShouldNotContain("deinen");
        many.ShouldContain("Schreiben Sie je Zeile Nachname, Vorname und E-Mail-Adresse.");
        many.ShouldContain("#pasted\"");
        many.ShouldContain("aria-describedby=\"pasted-error pasted-help\"");
        invalid.ShouldContain("Bitte fragen Sie das Team");
    }

    [Fact]
    public async Task A_list_of_addresses_admits_only_those()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var link = await AddAsync(
            app,
            @event,
            "KVV",
            addresses: "Öz, Ada <Ada@KVV.example>; bo@kvv.example\ndi@kvv.example fe@kvv.example"
        );

        var right = await app.Client.PostFormAsync(link, "one", Person("Ada", "ada@kvv.example"));
        var wrong = await app.Client.PostFormAsync(link, "one", Person("Cem", "cem@kvv.example"));

        (await right.Content.ReadAsStringAsync(Stop)).ShouldContain("ist angemeldet");
        (await wrong.Content.ReadAsStringAsync(Stop)).ShouldContain("Diese Adresse steht nicht auf der Liste des Betriebs.");
    }

    [Theory]
    [InlineData("bo@kvv.example; unsinn@", "unsinn@")]
    [InlineData("nur ein Name", "nur ein Name")]
    [InlineData("Ada; bo@kvv.example; cem@kvv.example", "Ada; bo@kvv.example; cem@kvv.example")]
    public async Task What_is_no_address_is_refused_since_a_list_that_shrinks_to_nothing_admits_all(string typed, string named)
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var form = new CompanyForm
        {
            Company = "KVV",
            Officer = "Olga",
            Email = "olga@firma.example",
            Addresses = typed,
        };

        var result = await app.Services.GetRequiredService<AddCompanyHandler>().HandleAsync(@event.Id, Guid.NewGuid(), form, Stop);

        result.Refusal.ShouldBe(CompanyRefusals.AddressUnreadable(named));
        result.Refusal!.Arguments.ShouldBe([named]);
        await using var db = await app.OpenDbAsync();
        (await db.CompanyAccesses.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_unknown_encoding_is_asked_about_and_read_as_the_officer_says()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var link = await AddAsync(app, @event, "KVV");
        byte[] dos = [.. "Nachname;Vorname;Mail\r\nM"u8, 0x81, .. "ller;Anna;anna@kvv.example\r\n"u8];

        var asked = await (
            await app.Client.PostFormAsync(link, "many", [("pasted", "")], ("file", "liste.csv", dos))
        ).Content.ReadAsStringAsync(Stop);
        asked.ShouldContain("Bitte wählen Sie die Zeile, in der die Wörter richtig sind.");
        asked.ShouldContain("<bdi>Müller</bdi> <small>(DOS)</small>");
        asked.ShouldNotContain("Personen anmelden");
        var preview = await app.Client.PostFormAsync(
            link,
            "many",
            [("reading", "850"), ("text-850", "Nachname;Vorname;Mail\r\nMüller;Anna;anna@kvv.example")]
        );
        (await preview.Content.ReadAsStringAsync(Stop)).ShouldContain("1 Person anmelden");
    }

    [Fact]
    public async Task Only_organisers_keep_the_list_of_companies()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        await AddAsync(app, @event, "=KVV");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, @event.Id);
        foreach (var path in new[] { "companies", "companies.csv", "applications", "registrations/import" })
        {
            (await organiser.GetAsync($"/organise/events/{@event.Slug}/{path}", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await contributor.GetAsync($"/organise/events/{@event.Slug}/{path}", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
            (await app.Client.GetAsync($"/organise/events/{@event.Slug}/{path}", Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, path);
        }
        var table = await organiser.GetStringAsync($"/organise/events/{@event.Slug}/companies.csv", Stop);
        table.ShouldContain("'=KVV;Olga Offizier;'=kvv@firma.example;0");
    }

    private static (string, string)[] Person(string first, string email) =>
        [("One.FirstName", first), ("One.LastName", "Öz"), ("One.Email", email)];

    private static async Task<string> AddAsync(TestApp app, Event @event, string company, string domains = "", string addresses = "")
    {
        var form = new CompanyForm
        {
            Company = company,
            Officer = "Olga Offizier",
            Email = company.ToLowerInvariant() + "@firma.example",
            Domains = domains,
            Addresses = addresses,
        };
        var result = await app.Services.GetRequiredService<AddCompanyHandler>().HandleAsync(@event.Id, Guid.NewGuid(), form, Stop);
        result.Refusals.ShouldBeEmpty();
        await using var db = await app.OpenDbAsync();
        var id = await db.CompanyAccesses.Where(c => c.Company == company).Select(c => c.Id).SingleAsync(Stop);
        return "/c/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Company, id);
    }
}
