using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Api;

/// <summary>The program with two open events, and clients with tokens.</summary>
internal sealed class ApiWorld : IAsyncDisposable
{
    public const string Fair = "messe";
    public const string Other = "anderes";
    public const string AllScopes = "events:read registrations:read registrations:write check-in";

    private ApiWorld(TestApp app) => App = app;

    public TestApp App { get; }

    public static async Task<ApiWorld> StartAsync(
        DatabaseUnderTest kind,
        int capacity = 10,
        bool hasWaitingList = true,
        Dictionary<string, string?>? settings = null
    )
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        var world = new ApiWorld(await TestApp.StartAsync(kind, settings));
        await world.AddEventAsync(Fair, capacity, hasWaitingList);
        await world.AddEventAsync(Other, capacity, hasWaitingList);
        return world;
    }

    public async Task AddEventAsync(string slug, int capacity = 10, bool hasWaitingList = true, Action<Event>? change = null)
    {
        var now = DateTimeOffset.UtcNow;
        var @event = new Event(slug, EventKind.TrainingFair, new LocalizedText("Messe", "Fair"), now.AddDays(1), now.AddDays(2), capacity)
        {
            HasWaitingList = hasWaitingList,
            MaxPartySize = 5,
        };
        @event.SetRegistrationWindow(now.AddDays(-1), now.AddDays(1)).ShouldBeNull();
        @event.Publish().ShouldBeNull();
        change?.Invoke(@event);
        await using var db = await App.OpenDbAsync();
        db.Events.Add(@event);
        await db.SaveChangesAsync();
    }

    public async Task<IssuedAccessToken> IssueAsync(string scopes = AllScopes, string? slug = null, TimeSpan? lifetime = null)
    {
        var result = await App
            .Services.GetRequiredService<IssueAccessTokenHandler>()
            .HandleAsync(new("Test", scopes, slug, lifetime ?? TimeSpan.FromHours(1), null), TestContext.Current.CancellationToken);
        return result.Value;
    }

    public HttpClient With(string? token)
    {
        var client = App.NewClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    public async Task<HttpClient> ClientAsync(string scopes = AllScopes, string? slug = null) =>
        With((await IssueAsync(scopes, slug)).Text);

    public static object Body(string email, object? more = null) =>
        new
        {
            person = new
            {
                firstName = "Ada",
                lastName = "Öz",
                email,
            },
            language = "de",
            confirmEmail = false,
            partySize = more,
        };

    public static Task<HttpResponseMessage> RegisterAsync(HttpClient client, object body, string? key = null, string slug = Fair)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events/{slug}/registrations")
        {
            Content = JsonContent.Create(body),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (await JsonAsync(response)).GetProperty("code").GetString();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
