using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.CheckIn.Notes;
using EventManager.Web.Features.Exhibitors.Guide;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Letters;

/// <summary>Every search by words finds alike, on every database: <c>tests/vectors/search.json</c> has the rule.</summary>
public sealed class SearchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Registrations_are_found_by_names_organisation_class_and_address(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(Of("Ben", "Yılmaz", "ben@schule.example", "Ökohaus Übersee"));
            db.Add(Of("Änne", "O’Neill-Łoś", "aenne@schule.example", "KVV", "9c, Offene Schule Waldau"));
            await db.SaveChangesAsync(Stop);
        }
        var list = app.Services.GetRequiredService<RegistrationListQuery>();

        foreach (
            var search in new[]
            {
                "Ben Yılmaz",
                "Yılmaz, Ben",
                "Yilmaz Ben",
                "YILMAZ",
                "ökoh",
                "oekohaus",
                "Über",
                "ben@schule.example",
                "ben@sch",
            }
        )
            (await FoundAsync(search)).ShouldBe(["Ben"], search);
        foreach (var search in new[] { "aenne", "ANNE", "oneill los", "o'neill", "kvv", "9c", "9c waldau", "Offene Schule" })
            (await FoundAsync(search)).ShouldBe(["Änne"], search);
        (await FoundAsync("schule xyz")).ShouldBeEmpty();
        (await FoundAsync("\uD800\0\uFFFEyil")).ShouldBe(["Ben"], "what no database takes is no part of the search");
        (await FoundAsync("\uFFFE")).Count().ShouldBe(2, "nothing to search for finds all");

        await using (var db = await app.OpenDbAsync())
        {
            (await db.Registrations.SingleAsync(r => r.FirstName == "Ben", Stop)).Organisation = "Stadtwerke";
            await db.SaveChangesAsync(Stop);
        }
        (await FoundAsync("ökohaus")).ShouldBeEmpty();
        (await FoundAsync("stadtwerke yilmaz")).ShouldBe(["Ben"], "what changes is found by what it is now");

        async Task<IEnumerable<string>> FoundAsync(string text) =>
            (await list.PageAsync(fair.Id, new(text), 0, 25, Stop)).Lines.Select(line => line.FirstName);

        Registration Of(string first, string last, string email, string organisation, string party = "") =>
            new(fair, new Person(first, last, email), "de", 1, DateTimeOffset.UtcNow) { Organisation = organisation, PartyName = party };
    }

    [Theory, EachDatabase]
    public async Task Exhibitors_and_the_guide_are_found_by_company_and_occupation(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("Bäckerei Überall", ExhibitorState.Accepted, scene.Cook);
        await scene.AddExhibitorAsync("Bauer", ExhibitorState.Accepted);
        await scene.AddExhibitorAsync("Baur", ExhibitorState.Accepted);

        (await ListedAsync("ueberall BAECK")).ShouldBe(["Bäckerei Überall"]);
        (await ListedAsync("bauer")).ShouldBe(["Bauer", "Baur"], "found alike, and still two");
        (await GuideAsync("koch baeckerei")).ShouldBe(["Bäckerei Überall"]);
        (await GuideAsync("Köch")).ShouldBe(["Bäckerei Überall"]);
        (await GuideAsync("all")).ShouldBeEmpty("a word is found by its beginning");

        async Task<IEnumerable<string>> ListedAsync(string text) =>
            (await scene.Get<ExhibitorListQuery>().PageAsync(new(scene.Fair.Id), new(text, new("company"), 0, 25), Stop)).Rows.Select(row =>
                row.CompanyName
            );

        async Task<IEnumerable<string>> GuideAsync(string text) =>
            (await scene.Get<GuideQuery>().FindAsync(scene.Fair.Id, text, null, 1, null, Stop)).Entries.Select(entry => entry.CompanyName);
    }

    [Theory, EachDatabase]
    public async Task So_are_schools_accounts_and_tickets_for_notes(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var registration = new Registration(fair, new Person("Ben", "Yılmaz", "ben@schule.example"), "de", 1, DateTimeOffset.UtcNow)
        {
            Organisation = "Ökohaus",
        };
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(new School("Käthe-Kollwitz-Schule", "Hofgeismar", ""));
            db.AddRange(registration, new Ticket(fair.Id, registration.Id, 1, "Ben Yılmaz", DateTimeOffset.UtcNow));
            db.Add(
                new Data.Accounts.Account
                {
                    DisplayName = "Zoë Größe",
                    Email = "zg@amt.example",
                    NormalizedEmail = "ZG@AMT.EXAMPLE",
                }
            );
            await db.SaveChangesAsync(Stop);
        }

        (await app.Services.GetRequiredService<SchoolList>().FirstAsync(null, Stop, "hofg kaethe")).Total.ShouldBe(1);
        (await app.Services.GetRequiredService<SchoolList>().FirstAsync(null, Stop, "athe")).Total.ShouldBe(0);
        var notes = app.Services.GetRequiredService<NotesQuery>();
        (await notes.FindAsync(fair.Id, "yilmaz ökohaus", Stop)).Single().Name.ShouldBe("Ben Yılmaz");
        (await notes.FindAsync(fair.Id, "yilmaz ärzte", Stop)).ShouldBeEmpty();
        await using var read = await app.OpenDbAsync();
        (await AccountsQuery.All(read, "groesse ZOE").Select(a => a.Email).ToListAsync(Stop)).ShouldBe(["zg@amt.example"]);
        (await AccountsQuery.All(read, "zg@amt").Select(a => a.Name).ToListAsync(Stop)).ShouldBe(["Zoë Größe"]);
    }
}
