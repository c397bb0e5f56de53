using System.Net;
using System.Net.Http.Json;
using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Telemetry;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>Erased means gone: a person who used everything is found nowhere once the time is over.</summary>
public sealed class CanaryTests
{
    private const string First = "Wölfhilde";
    private const string Last = "Kanarienvögler";
    private const string Mail = "wolfhilde@kanarienvogel.example";

    /// <summary>The name as it was typed, folded for searching and sorting, the address's two halves, and the name as bytes and JSON write it.</summary>
    private static readonly string[] Words =
    [
        First,
        Last,
        SearchText.Fold(Last),
        SortKey.Of(Last),
        "wolfhilde",
        "kanarienvogel",
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Last)),
        "Kanarienv\\u00F6gler",
        Uri.EscapeDataString(Last),
    ];

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Privacy:KeepMinutesDays"] = "90",
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:Console:LogLevel:Default"] = "None",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nothing_of_a_person_who_used_everything_is_left(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        using var logs = new KeptLogs();
        await using var app = await TestApp.StartAsync(
            kind,
            Settings,
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerProvider>(logs)
        );
        await LiveAsync(app);
        await DeclaredData.FillAsync(app, Last);
        var before = await EveryTrace.FindAsync(app, Words);
        before.Count.ShouldBeGreaterThan(35, "the canary used everything: " + string.Join(' ', before));
        foreach (var column in new[] { "SearchName", "SortName", "NormalizedEmail", "Content", "Notes", "Body" })
            before.ShouldContain(where => where.EndsWith("." + column, StringComparison.Ordinal), column);
        if (kind is DatabaseUnderTest.Sqlite)
            before.ShouldContain(where => where.StartsWith("test.db", StringComparison.Ordinal));

        clock.Advance(TimeSpan.FromDays(30 + 91));
        // What waits to be sent is kept until it was: here nothing is tried again.
        foreach (var sweep in app.Services.GetServices<ISweep>().Where(s => s is not OutboxSweep).OrderBy(s => s is CleanUpSweep))
            await SweepAsync(app, sweep);

        (await EveryTrace.FindAsync(app, Words)).ShouldBeEmpty();
        logs.Lines.Where(line => Words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    private static async Task SweepAsync(TestApp app, ISweep sweep) =>
        (await app.Services.GetRequiredService<SweepRunner>().RunAsync(sweep, Stop)).ShouldBe(SweepEnd.Done);

    private static async Task LiveAsync(TestApp app)
    {
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        await RegisterAsync(app, @event.Slug);
        await app.Client.PostFormAsync($"/e/{@event.Slug}/link", "again", [("Email", Mail)]);
        await StandAtTheDoorAsync(new DoorScene(app, @event, app.NewClient()));
        using var program = app.NewClient();
        var scene = new DoorScene(app, @event, program);
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            await scene.TokenAsync(AccessTokenKind.Api, "registrations:read registrations:write")
        );
        program.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var person = new
        {
            firstName = First,
            lastName = Last,
            email = "zwei." + Mail,
        };
        var written = await program.PostAsJsonAsync(
            scene.Api + "/registrations",
            new
            {
                person,
                language = "de",
                confirmEmail = false,
                minor = false,
            },
            Stop
        );
        written.IsSuccessStatusCode.ShouldBeTrue(await written.Content.ReadAsStringAsync(Stop));
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        await AskForAsync(app, organiser, @event.Id);
        (await organiser.GetStringAsync($"/organise/events/{@event.Slug}/registrations.csv", Stop)).ShouldContain(Last);
        await SweepAsync(app, app.Services.GetRequiredService<OutboxSweep>());
        app.Services.GetRequiredService<DevelopmentMailbox>().List().Count.ShouldBeGreaterThan(2);
    }

    /// <summary>Searched for by an organiser, found, saved as a file by a task that nobody fetched, and an import that failed.</summary>
    private static async Task AskForAsync(TestApp app, HttpClient organiser, Guid eventId)
    {
        using var found = await organiser.PostFormAsync("/organise/person", "find", [("Email", Mail)]);
        (await found.Content.ReadAsStringAsync(Stop)).ShouldContain("kanarienv", Case.Insensitive, "found by its address");
        await using var db = await app.OpenDbAsync();
        var user = await db.Staff.Where(staff => staff.EventId == eventId).Select(staff => staff.UserId).FirstAsync(Stop);
        var line = new ImportLine(1, new Dictionary<string, string> { ["name"] = Last });
        var tasks = app.Services.GetRequiredService<BackgroundTasks>();
        await tasks.StartAsync(new("tables.registrations", user, eventId, ".csv"), Stop);
        await tasks.StartAsync(new(RegistrationImportTask.Kind, user, eventId, "", ImportTask.Input([line])), Stop);
        await app.Services.GetRequiredService<TaskRunner>().RunDueAsync(Stop);
    }

    private static async Task RegisterAsync(TestApp app, string slug)
    {
        (string, string)[] typed =
        [
            ("Form.FirstName", First),
            ("Form.LastName", Last),
            ("Form.Email", Mail),
            ("Form.Organisation", Last + "-Schule"),
            ("Form.PartySize", "2"),
            ("Form.IsMinor", "true"),
            ("Form.GuardianEmail", "mutter@kanarienvogel.example"),
            ("Form.Consent", "true"),
        ];
        (await app.Client.PostFormAsync($"/e/{slug}/register", "register", typed)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var db = await app.OpenDbAsync();
        var id = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var confirm = "/confirm/" + links.Token(LinkPurpose.Confirm, id);
        (await app.Client.PostFormAsync(confirm, "confirm", [])).StatusCode.ShouldBe(HttpStatusCode.Found);
        await app.Client.PostFormAsync("/consent/" + links.Token(LinkPurpose.Guardian, id), "agree", []);
        (await app.Client.GetStringAsync("/me/" + links.Token(LinkPurpose.Registration, id), Stop)).ShouldContain(First);
    }

    private static async Task StandAtTheDoorAsync(DoorScene door)
    {
        door.Phone.DefaultRequestHeaders.Authorization = new("Bearer", await door.TokenAsync());
        Guid ticket;
        await using (var db = await door.App.OpenDbAsync())
            ticket = await db.Tickets.Select(t => t.Id).FirstAsync(Stop);
        await door.ScanAsync(await door.CodeAsync(ticket));
        var walkIn = new
        {
            id = Guid.NewGuid(),
            firstName = First,
            lastName = Last,
            organisation = Last,
            people = 1,
            gate = "main",
            registeredAt = DateTimeOffset.UtcNow,
        };
        var inside = await door.Phone.PostAsJsonAsync(door.Api + "/check-in/walk-ins", walkIn, Stop);
        inside.IsSuccessStatusCode.ShouldBeTrue(await inside.Content.ReadAsStringAsync(Stop));
    }
}
