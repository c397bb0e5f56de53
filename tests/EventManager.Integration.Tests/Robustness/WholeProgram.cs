using System.Text.Json;
using System.Text.RegularExpressions;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>The program with the demo's data, and from its table of routes an address for each page and each call.</summary>
internal sealed partial class WholeProgram : IAsyncDisposable
{
    private const int Twins = 12;

    private readonly Dictionary<string, string[]> links = [];
    private readonly Dictionary<string, string[]> ids = [];

    private WholeProgram(TestApp app, HeardErrors errors) => (App, Errors) = (app, errors);

    public TestApp App { get; }

    public HeardErrors Errors { get; }

    public string[] Slugs { get; private set; } = [];

    /// <summary>Texts of valid tickets of the first event.</summary>
    public string[] Tickets { get; private set; } = [];

    public HttpClient Administrator { get; private set; } = null!;

    /// <summary>A program with every scope, a phone at the door, a kiosk.</summary>
    public Dictionary<string, HttpClient> Callers { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<WholeProgram> StartAsync(DatabaseUnderTest kind, Dictionary<string, string?>? settings = null)
    {
        var errors = new HeardErrors();
        var app = await TestApp.StartAsync(
            kind,
            new(settings ?? []) { ["Demo:CreateAtStart"] = "true" },
            services => services.AddSingleton<ILoggerProvider>(errors)
        );
        var program = new WholeProgram(app, errors);
        await using var db = await app.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Kind == EventKind.TrainingFair, Stop);
        var day = await db.Events.SingleAsync(e => e.Kind == EventKind.HealthDay, Stop);
        await program.PrepareAsync(db, fair, day);
        return program;
    }

    /// <summary>All pages; each template once.</summary>
    public List<string> Pages() =>
        [
            .. Routes()
                .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                .Select(AddressOf)
                .Where(path => !path.StartsWith("/error", StringComparison.Ordinal) && path != "/not-found")
                .Distinct(),
        ];

    public IEnumerable<RouteEndpoint> Routes() => App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static string AddressOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>An address of a route: parameters are filled with what is there.</summary>
    public string Fill(string template, Func<string[], string> choose) =>
        Parameter()
            .Replace(
                template,
                match =>
                    match.Groups[1].Value.ToLowerInvariant() switch
                    {
                        "slug" => choose(Slugs),
                        "token" => choose(links[template.Split('/')[1]]),
                        "code" => choose(Tickets),
                        "language" => "en",
                        "documentname" => "v1",
                        // Whatever is below: here the root.
                        "path" => "",
                        var name => choose(ids.GetValueOrDefault(IdOf(template, name)) ?? ids["any"]),
                    }
            );

    public HttpClient Caller(string template) =>
        template.StartsWith("/organise", StringComparison.Ordinal) || template.StartsWith("/account", StringComparison.Ordinal)
            ? Administrator
            : App.Client;

    public async Task<JsonElement> DescriptionAsync()
    {
        using var document = JsonDocument.Parse(await App.Client.GetStringAsync("/openapi/v1.json", Stop));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Callers.Values.Append(Administrator))
            client.Dispose();
        await App.DisposeAsync();
    }

    private async Task PrepareAsync(EventDb db, Event fair, Event day)
    {
        (day.GuardianConsentUnderAge, day.Visibility) = (16, EventVisibility.Public);
        var guests = Enumerable
            .Range(0, Twins)
            .Select(i => new Invitation(fair.Id, $"Ada Öz {i}", $"ada{i}@haus.example", DateTimeOffset.UtcNow))
            .ToList();
        var news = Enumerable
            .Range(0, Twins)
            .Select(i => new NewsSubscription(Guid.NewGuid(), $"ada{i}@haus.example", NewsTopics.All, "de", "de:0", DateTimeOffset.UtcNow))
            .ToList();
        db.AddRange(guests);
        db.AddRange(news);
        await db.SaveChangesAsync(Stop);
        Slugs = [.. await db.Events.OrderBy(e => e.Kind == EventKind.TrainingFair ? 0 : 1).Select(e => e.Slug).ToListAsync(Stop)];
        // Of each kind some who are alike, so that what one of them does can be compared with what another does.
        var parties = await TwinsAsync("party", fair.Slug, visitor => visitor with { PartySize = 4 });
        var singles = await TwinsAsync("single", day.Slug, visitor => visitor with { IsMinor = false });
        var minors = await TwinsAsync("minor", day.Slug, visitor => visitor with { IsMinor = true, GuardianEmail = "eltern@haus.example" });
        var unconfirmed = await TwinsAsync("unconfirmed", fair.Slug, visitor => visitor with { ConfirmEmail = true });
        var people = await db
            .Registrations.Where(r => r.EventId == fair.Id || r.EventId == day.Id)
            .Where(r => r.ConfirmedAt != null)
            .Select(r => r.Id)
            .Take(400)
            .ToListAsync(Stop);
        people = [.. parties, .. singles, .. people.Except(parties).Except(singles)];
        var exhibitors = await db.Exhibitors.Where(x => x.EventId == fair.Id).OrderBy(x => x.AppliedAt).ToListAsync(Stop);
        var companies = await db.CompanyAccesses.ToListAsync(Stop);
        var secrets = App.Services.GetRequiredService<PersonalLinks>();
        string[] Of(LinkPurpose purpose, IEnumerable<Guid> rows) => [.. rows.Select(id => secrets.Token(purpose, id))];
        links["me"] = Of(LinkPurpose.Registration, people);
        links["calendar"] = Of(LinkPurpose.Calendar, people);
        links["confirm"] = Of(LinkPurpose.Confirm, unconfirmed);
        links["party"] = Of(LinkPurpose.Party, parties);
        links["consent"] = Of(LinkPurpose.Guardian, minors);
        links["i"] = Of(LinkPurpose.Invitation, guests.Select(guest => guest.Id));
        links["choice"] = Of(LinkPurpose.MailChoice, guests.Select(guest => guest.Id));
        links["news"] = Of(LinkPurpose.News, news.Select(one => one.Id));
        links["stop"] = Of(LinkPurpose.StopMails, guests.Select(guest => guest.Id));
        var file = new MailFile(fair.Id, "plan.pdf", "application/pdf", [.. "%PDF-"u8], DateTimeOffset.UtcNow);
        db.Add(file);
        await db.SaveChangesAsync(Stop);
        links["files"] =
        [
            secrets.ShortToken(LinkPurpose.MailFile, file.Id, 1, DateTimeOffset.UtcNow.AddDays(1)),
            secrets.ShortToken(LinkPurpose.MadeFile, fair.Id, (int)MadeFiles.Plan, DateTimeOffset.UtcNow.AddDays(1)),
        ];
        // Whose link this was, the account's own tests say; here it opens nothing.
        links["set-password"] = ["bm9ib2R5"];
        links["x"] = [.. exhibitors.Select(x => secrets.Token(LinkPurpose.Exhibitor, x.Id, x.LinkVersion))];
        links["c"] = [.. companies.Select(company => secrets.Token(LinkPurpose.Company, company.Id, company.LinkVersion))];
        ids["any"] = [Guid.NewGuid().ToString()];
        ids["registrations"] = [.. people.Select(id => id.ToString())];
        ids["exhibitors"] = [.. exhibitors.Select(x => x.Id.ToString())];
        ids["accounts"] = [.. await db.Users.Select(a => a.Id.ToString()).ToListAsync(Stop)];
        ids["sessions"] = [.. await db.Sessions.Where(s => s.Kind != SessionKind.Break).Select(s => s.Id.ToString()).ToListAsync(Stop)];
        Tickets = await TicketsAsync(db, fair.Id);
        Administrator = await App.SignInAsync(StaffRole.Organiser, fair.Id, administrator: true);
        await AddCallersAsync(fair);
    }

    private async Task<List<Guid>> TwinsAsync(string name, string slug, Func<RegisterVisitor, RegisterVisitor> change)
    {
        var twins = new List<Guid>();
        for (var i = 0; i < Twins; i++)
        {
            var slots = await SlotsAsync(slug);
            var visitor = change(TestRegistrations.Visitor(slug, name + i)) with { TimeSlotId = slots };
            twins.Add((await App.RegisterAsync(visitor)).Value.Id);
        }
        return twins;
    }

    private async Task<Guid?> SlotsAsync(string slug)
    {
        await using var db = await App.OpenDbAsync();
        return await db
            .TimeSlots.Where(slot => db.Events.Any(e => e.Id == slot.EventId && e.Slug == slug))
            .OrderByDescending(slot => slot.StartsAt)
            .Select(slot => (Guid?)slot.Id)
            .FirstOrDefaultAsync(Stop);
    }

    private async Task<string[]> TicketsAsync(EventDb db, Guid eventId)
    {
        var some = await db.Tickets.Where(t => t.EventId == eventId).Select(t => t.Id).Take(20).ToListAsync(Stop);
        return [.. await App.Services.GetRequiredService<TicketSigner>().CodesAsync(db, eventId, some, Stop)];
    }

    private async Task AddCallersAsync(Event fair)
    {
        var door = new DoorScene(App, fair, App.NewClient());
        Callers["phone"] = door.ClientWith(await door.TokenAsync());
        Callers["program"] = door.ClientWith(await door.TokenAsync(AccessTokenKind.Api, string.Join(' ', Scopes.All), bound: false));
        Callers["kiosk"] = (await KioskScene.LinkAsync(door)).Kiosk;
    }

    private static string IdOf(string template, string name) =>
        name switch
        {
            "sessionid" => "sessions",
            "registrationid" => "registrations",
            _ => template.Split('/').LastOrDefault(part => part is "exhibitors" or "accounts" or "registrations") ?? "any",
        };

    [GeneratedRegex("\\{\\*{0,2}(\\w+)[^}]*\\}")]
    private static partial Regex Parameter();
}
