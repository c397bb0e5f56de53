using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>An event with two gates and a phone at its door.</summary>
internal sealed class DoorScene(TestApp app, Event @event, HttpClient phone)
{
    public const string Side = "side";

    public TestApp App { get; } = app;

    public Event Event { get; } = @event;

    /// <summary>Carries a door device's token.</summary>
    public HttpClient Phone { get; } = phone;

    public string Api => $"/api/v1/events/{Event.Slug}";

    public string Scans => Api + "/check-in/scans";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DoorScene> CreateAsync(TestApp app, TimeSpan startsIn)
    {
        var now = DateTimeOffset.UtcNow;
        var @event = new Event(
            "fair-" + Guid.NewGuid().ToString("N"),
            EventKind.TrainingFair,
            new LocalizedText("Ausbildungsmesse", "Training fair"),
            now + startsIn,
            now + startsIn + TimeSpan.FromHours(6),
            1_000
        );
        @event.Publish();
        await using var db = await app.OpenDbAsync();
        db.Add(@event);
        db.Gates.AddRange(new Gate(@event.Id, Gate.Main, "Haupteingang"), new Gate(@event.Id, Side, "Seiteneingang"));
        await db.SaveChangesAsync(Stop);
        var scene = new DoorScene(app, @event, app.NewClient());
        scene.Phone.DefaultRequestHeaders.Authorization = new("Bearer", await scene.TokenAsync());
        return scene;
    }

    public async Task<string> TokenAsync(
        AccessTokenKind kind = AccessTokenKind.Door,
        string scopes = "check-in",
        bool bound = true,
        TimeSpan? expiresIn = null,
        bool revoked = false
    )
    {
        var now = DateTimeOffset.UtcNow;
        var text = AccessTokenText.Create();
        await using var db = await App.OpenDbAsync();
        db.AccessTokens.Add(
            new AccessToken(
                kind,
                "Telefon",
                AccessTokenText.HashOf(text),
                scopes,
                bound ? Event.Id : null,
                now + (expiresIn ?? TimeSpan.FromHours(1)),
                now
            )
            {
                RevokedAt = revoked ? now : null,
            }
        );
        await db.SaveChangesAsync(Stop);
        return text;
    }

    public HttpClient ClientWith(string? token)
    {
        var client = App.NewClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<Ticket> TicketAsync(
        string name = "Aylin Yılmaz",
        Action<Registration>? registration = null,
        Action<Ticket>? ticket = null
    ) => (await TicketsAsync(1, name, registration, ticket))[0];

    public async Task<List<Ticket>> TicketsAsync(
        int count,
        string name = "Aylin Yılmaz",
        Action<Registration>? change = null,
        Action<Ticket>? changeTicket = null
    )
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = await App.OpenDbAsync();
        var tickets = new List<Ticket>();
        for (var i = 0; i < count; i++)
        {
            var person = new Person("Aylin", "Yılmaz", Guid.NewGuid().ToString("N") + "@example.org");
            var registration = new Registration(Event, person, "de", 1, now);
            registration.Confirm(now);
            change?.Invoke(registration);
            var ticket = new Ticket(Event.Id, registration.Id, 1, name, now);
            changeTicket?.Invoke(ticket);
            db.AddRange(registration, ticket);
            tickets.Add(ticket);
        }
        await db.SaveChangesAsync(Stop);
        return tickets;
    }

    public async Task<string> CodeAsync(Guid ticketId)
    {
        await using var db = await App.OpenDbAsync();
        return await App.Services.GetRequiredService<TicketSigner>().CodeAsync(db, Event.Id, ticketId, Stop);
    }

    public static object Scan(string code, string direction = "in", string gate = Gate.Main, Guid? id = null) =>
        new
        {
            id = id ?? Guid.NewGuid(),
            ticket = code,
            gate,
            direction,
            scannedAt = DateTimeOffset.UtcNow,
        };

    public async Task<JsonElement> ScanAsync(string code, string direction = "in", string gate = Gate.Main, Guid? id = null) =>
        (await SendAsync(Scan(code, direction, gate, id)))[0];

    public Task<List<JsonElement>> SendAsync(params object?[] scans) => SendAsync(Phone, scans);

    public async Task<List<JsonElement>> SendAsync(HttpClient client, params object?[] scans)
    {
        var answer = await client.PostAsJsonAsync(Scans, new { scans }, Stop);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return [.. body.GetProperty("results").EnumerateArray()];
    }

    public Task<HttpResponseMessage> AskAsync(string? q, HttpClient? by = null) =>
        (by ?? Phone).PostAsJsonAsync(Api + "/check-in/search", new { q }, Stop);

    public async Task<JsonElement> SearchAsync(string q) => await (await AskAsync(q)).Content.ReadFromJsonAsync<JsonElement>(Stop);

    public Task<JsonElement> GetAsync(string path) => Phone.GetFromJsonAsync<JsonElement>(Api + path, Stop);

    public async Task<(int Inside, int Admitted)> TrueNumbersAsync()
    {
        await using var db = await App.OpenDbAsync();
        var tickets = db.Tickets.Where(t => t.EventId == Event.Id);
        return (
            await tickets.SumAsync(
                t =>
                    t.People > 1 ? t.PeopleInside
                    : t.IsInside ? 1
                    : 0,
                Stop
            ),
            await tickets.SumAsync(
                t =>
                    t.People > 1 ? t.Arrived
                    : t.AdmittedAt != null ? 1
                    : 0,
                Stop
            )
        );
    }
}

internal static class ScanAnswerReading
{
    public static string Verdict(this JsonElement result) => result.GetProperty("verdict").GetString()!;
}
