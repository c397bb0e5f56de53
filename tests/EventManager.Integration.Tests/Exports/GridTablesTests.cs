using System.Net;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Exports;

/// <summary>Every grid can be had as a table, by those and only those who see the grid.</summary>
public sealed class GridTablesTests
{
    private const string Formula = "=HYPERLINK(\"http://boese.example\")";
    private const string Harmless = "\"'=HYPERLINK(\"\"http://boese.example\"\")\"";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_events_mails_scans_team_and_waiting_list_are_tables_without_formulas(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await FillAsync(app);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var address = "/organise/events/" + fair.Slug;

        var mails = await TableAsync(organiser, address + "/mails.csv");
        mails[0].ShouldBe("Art;An;Status;Zeit;Versuche;Letzter Fehler");
        mails.ShouldContain(line => line.Contains(";anna@schule.example;"));
        mails.ShouldContain(line => line.EndsWith(Harmless, StringComparison.Ordinal));

        var scans = await TableAsync(organiser, address + "/scans.csv");
        scans.Length.ShouldBe(21, "all, not only those that the page shows");
        scans[1].ShouldContain(";Haupteingang;");

        var team = await TableAsync(organiser, address + "/team.csv");
        team.ShouldContain(line => line.StartsWith(Harmless + ";chef@stadt.example;", StringComparison.Ordinal));
        team.Length.ShouldBe(3);

        var waiting = await TableAsync(organiser, address + "/waiting.csv");
        waiting.Length.ShouldBe(2);
        waiting[1].ShouldStartWith("1;cem Muster;");
        var log = await TableAsync(organiser, address + "/waiting-log.csv");
        log[1].ShouldContain(";ben Muster;Platz angeboten;Jemand hat abgesagt.");
        log.Length.ShouldBe(2);

        foreach (
            var table in new[]
            {
                "mails",
                "scans",
                "team",
                "waiting",
                "waiting-log",
                "registrations",
                "companies",
                "exhibitors",
                "invitations",
            }
        )
        {
            var rows = await TableAsync(organiser, $"{address}/{table}.csv");
            var book = new Workbook(await organiser.GetByteArrayAsync($"{address}/{table}.xlsx", Stop));
            book.Rows.Count.ShouldBe(rows.Length, table);
            book.HasFormulas.ShouldBeFalse();
            book.Rows.SelectMany(row => row).ShouldAllBe(cell => !cell.StartsWith("s:'", StringComparison.Ordinal));
        }
        (await TableAsync(organiser, address + "/registrations.csv"))[0]
            .ShouldStartWith("Nachname;Vorname;E-Mail;Schule oder Betrieb;Klasse oder Gruppe;Art der Anmeldung;Personen;Ankunft;");
        waiting[0].ShouldContain("Klasse oder Gruppe;Schule oder Betrieb;");
        waiting[0].ShouldContain(";Gewünschte Ankunft;");
        var people = new Workbook(await organiser.GetByteArrayAsync(address + "/registrations.xlsx", Stop)).Rows;
        people[1].Count(cell => cell.StartsWith("d:", StringComparison.Ordinal)).ShouldBe(1, "when they registered");
        people[1].ShouldContain("n:1", "people can be summed");
    }

    [Theory, EachDatabase]
    public async Task Accounts_schools_and_the_houses_mails_are_tables_too(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await FillAsync(app);
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        var accounts = await TableAsync(administrator, "/organise/administration/accounts.csv");
        accounts.ShouldContain(line => line.StartsWith(Harmless + ";chef@stadt.example;", StringComparison.Ordinal));
        (await TableAsync(administrator, "/organise/schools.csv")).ShouldContain($"{Harmless};Kassel;Gesamtschule");
        (await TableAsync(administrator, "/organise/administration/mails.csv")).ShouldContain(line =>
            line.Contains(";haus@stadt.example;")
        );
    }

    [Theory]
    [InlineData("mails.csv", false)]
    [InlineData("scans.csv", true)]
    [InlineData("team.csv", false)]
    [InlineData("waiting.csv", false)]
    [InlineData("waiting-log.csv", false)]
    public async Task Whoever_may_not_see_an_events_grid_gets_no_table_of_it(string table, bool doorMay)
    {
        await using var app = await TestApp.StartAsync();
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, fair.Id);
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var address = $"/organise/events/{fair.Slug}/{table}";

        (await StatusAsync(organiser, address)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(door, address) == HttpStatusCode.OK).ShouldBe(doorMay);
        (await StatusAsync(contributor, address)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(stranger, address)).ShouldNotBe(HttpStatusCode.OK);
        (await app.Client.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, "to the sign-in");
        (await StatusAsync(organiser, $"/organise/events/gibt-es-nicht/{table}")).ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/organise/administration/accounts.csv")]
    [InlineData("/organise/administration/mails.csv")]
    [InlineData("/organise/schools.csv")]
    public async Task An_organiser_gets_no_table_of_the_house(string address)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        (await StatusAsync(organiser, address)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(administrator, address)).ShouldBe(HttpStatusCode.OK);
        (await app.Client.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, "to the sign-in");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Stop);
        return answer.StatusCode;
    }

    private static async Task<string[]> TableAsync(HttpClient client, string address)
    {
        var bytes = await client.GetByteArrayAsync(address, Stop);
        bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF], "Excel takes it for UTF-8");
        return System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>One seat: anna came and cancelled, ben is offered hers, cem waits.</summary>
    private static async Task<Event> FillAsync(TestApp app)
    {
        var fair = await app.AddEventAsync(1, e => e.HasWaitingList = true);
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value;
        await app.RegisterAsync(fair.Slug, "ben");
        await app.RegisterAsync(fair.Slug, "cem");
        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(anna.Id, Stop);
        var chef = await app.AddAccountAsync("chef");
        var now = DateTimeOffset.UtcNow;
        await using var db = await app.OpenDbAsync();
        (await db.Users.FindAsync([chef.Id], Stop))!.DisplayName = Formula;
        var failed = new OutboxMail("ticket", "kaputt@schule.example", "Kaputt", "de", now) { EventId = fair.Id };
        db.Entry(failed).Property(m => m.LastError).CurrentValue = Formula;
        db.AddRange(
            new EventStaff(fair.Id, chef.Id, StaffRole.Door),
            new School(Formula, "Kassel", "Gesamtschule"),
            failed,
            new OutboxMail("account-invitation", "haus@stadt.example", "Haus", "de", now)
        );
        for (var i = 0; i < 20; i++)
            db.Add(
                new Scan(fair.Id, Guid.CreateVersion7(), null, Gate.Main, ScanDirection.In, Verdict.Unknown, now)
                {
                    ReceivedAt = now.AddSeconds(i),
                }
            );
        await db.SaveChangesAsync(Stop);
        return fair;
    }
}
