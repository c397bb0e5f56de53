using System.Net;
using System.Net.Http.Json;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Telemetry;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>
/// A visitor registers, confirms, looks at the own page and is scanned, while everything is collected at the finest level: none of it may
/// say who that was.
/// </summary>
public sealed class JourneyPrivacyTests
{
    private const string First = "Wolfhilde";
    private const string Last = "Überschär-Kowalczyk";
    private const string Mail = "wolfhilde.ueberschaer@schule.example";
    private const string Key = "ein-schluessel-fuer-prometheus";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Telemetry:MetricsKey"] = Key,
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
        ["Logging:OpenTelemetry:LogLevel:Default"] = "Trace",
        ["Logging:OpenTelemetry:IncludeScopes"] = "true",
        // Too much for the screen; what it would get is kept beside it.
        ["Logging:Console:LogLevel:Default"] = "None",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Traces_metrics_and_logs_say_nothing_of_the_visitor(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var collector = await OtlpCollector.StartAsync();
        using var logs = new KeptLogs();
        var settings = new Dictionary<string, string?>(Settings) { ["Telemetry:OtlpEndpoint"] = collector.Address };
        await using var app = await TestApp.StartAsync(database, settings, services => services.AddSingleton<ILoggerProvider>(logs));

        var secrets = await TravelAsync(app, database);
        OtlpCollector.Flush(app);
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        var page = await app.Client.GetStringAsync(MetricsPage.Path, Stop);

        // The journey was seen …
        collector.Read("traces").ShouldContain("/me/{Token}");
        collector.Read("traces").ShouldContain("job outbox");
        if (database is DatabaseUnderTest.PostgreSql)
            collector.Read("traces").ShouldContain("SELECT");
        collector.Read("metrics").ShouldContain("eventmanager.registrations");
        collector.Read("metrics").ShouldContain("/confirm/{Token}");
        collector.Read("logs").ShouldContain("SELECT");
        page.ShouldContain("eventmanager_registrations_total");
        // … and the visitor was not.
        foreach (var secret in secrets)
        {
            foreach (var signal in (string[])["traces", "metrics", "logs"])
                collector.Read(signal).ShouldNotContain(secret, Case.Insensitive, signal);
            page.ShouldNotContain(secret, Case.Insensitive);
            logs.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    /// <returns>What may be found nowhere.</returns>
    private static async Task<string[]> TravelAsync(TestApp app, DatabaseUnderTest kind)
    {
        var @event = await app.AddEventAsync();
        foreach (var _ in (int[])[1, 2])
            (await app.Client.PostFormAsync($"/e/{@event.Slug}/register", "register", Typed())).StatusCode.ShouldBe(HttpStatusCode.Found);
        Guid id;
        await using (var db = await app.OpenDbAsync())
            id = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var (confirm, own) = (links.Token(LinkPurpose.Confirm, id), links.Token(LinkPurpose.Registration, id));
        (await app.Client.PostFormAsync("/confirm/" + confirm, "confirm", [])).StatusCode.ShouldBe(HttpStatusCode.Found);
        foreach (var path in (string[])["", "/calendar.ics"])
            await LookAsync(app.Client, $"/me/{own}{path}?name={First}");
        await LookAsync(app.Client, $"/me/{own}/nowhere?name={First}", HttpStatusCode.NotFound);
        await LookAsync(app.Client, $"/no-page/{own}", HttpStatusCode.NotFound);

        var door = new DoorScene(app, @event, app.NewClient());
        var phone = await door.TokenAsync();
        door.Phone.DefaultRequestHeaders.Authorization = new("Bearer", phone);
        Guid ticket;
        await using (var db = await app.OpenDbAsync())
            ticket = await db.Tickets.Select(t => t.Id).SingleAsync(Stop);
        var code = await door.CodeAsync(ticket);
        await door.ScanAsync(code);
        await door.AskAsync(First);
        await LookAsync(app.Client, code.Replace("HTTP://LOCALHOST", app.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        // What pages ask is the same of both; how a database writes it down, one page shows.
        foreach (
            var path in PagesOfEvents(app)
                .Where(path => kind is DatabaseUnderTest.Sqlite || path.EndsWith("/registrations", StringComparison.Ordinal))
        )
            await LookAsync(organiser, $"{path.Replace("{Slug}", @event.Slug, StringComparison.Ordinal)}?search={First}");
        await app.Services.GetRequiredService<SweepRunner>().RunAsync(app.Services.GetRequiredService<OutboxSweep>(), Stop);
        return
        [
            First,
            Last,
            Uri.EscapeDataString(Last),
            "kowalczyk",
            Mail,
            Uri.EscapeDataString(Mail),
            confirm,
            own,
            phone,
            code[(code.LastIndexOf('/') + 1)..],
            Key,
        ];
    }

    /// <summary>What answers with an error alone shows nothing that could be told.</summary>
    private static async Task LookAsync(HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Stop);
        answer.StatusCode.ShouldBe(expected, path);
    }

    /// <summary>Whatever an organiser can open of an event: a new page is in by itself.</summary>
    private static List<string> PagesOfEvents(TestApp app)
    {
        List<string> paths =
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && route.RoutePattern.Parameters.Count == 1)
                .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
                .Where(path => path.StartsWith("/organise/events/{Slug}", StringComparison.Ordinal))
                .Distinct(),
        ];
        paths.ShouldContain("/organise/events/{Slug}/registrations");
        paths.ShouldContain("/organise/events/{Slug}/checklist");
        return paths;
    }

    private static IEnumerable<(string, string)> Typed() =>
        [
            ("Form.FirstName", First),
            ("Form.LastName", Last),
            ("Form.Email", Mail),
            ("Form.Organisation", ""),
            ("Form.PartySize", "1"),
            ("Form.Consent", "true"),
        ];
}
