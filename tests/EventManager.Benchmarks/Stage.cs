using EventManager.Testing;
using EventManager.Web.Commands;
using EventManager.Web.Features.Accounts.AccessTokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Benchmarks;

/// <summary>The program as a house runs it (Production), over a database of its own, with a token and as many clients as asked for.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<LeanClient> clients = [];
    private readonly BenchData data;

    private Stage(TestApp app, string token)
    {
        App = app;
        Token = token;
        data = ActivatorUtilities.CreateInstance<BenchData>(app.Services);
    }

    public TestApp App { get; }

    public string Token { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="routes">Maps what only a measurement serves.</param>
    /// <param name="settings">In the place of the stage's own.</param>
    /// <param name="on">A database to be filled for somebody else; null for one of its own.</param>
    public static async Task<Stage> OpenAsync(
        DatabaseUnderTest kind,
        Action<WebApplication>? routes = null,
        Dictionary<string, string?>? settings = null,
        TestDatabase? on = null
    )
    {
        var configured = new Dictionary<string, string?>
        {
            ["Mail:Transport"] = "Pickup",
            // Nothing is sent: the jobs do not run.
            ["Mail:PickupFolder"] = Path.Combine(Path.GetTempPath(), "eventmanager-benchmarks"),
            ["Mail:From"] = "messung@example.org",
        };
        foreach (var (key, value) in settings ?? [])
            configured[key] = value;
        var app = await TestApp.StartAsync(kind, configured, on: on, environment: "Production", routes: routes);
        var issue = new IssueAccessToken("bench", "registrations:write check-in", null, TimeSpan.FromDays(1), null);
        var token = await app.Services.GetRequiredService<IssueAccessTokenHandler>().HandleAsync(issue, CancellationToken.None);
        return new Stage(app, token.Value.Text);
    }

    /// <summary>An open event with confirmed registrations, a ticket each.</summary>
    public async Task<Guid> AddEventAsync(string slug, int capacity, int registrations)
    {
        var id = await data.OpenEventAsync(slug, capacity, CancellationToken.None);
        await data.FillAsync(id!.Value, registrations, CancellationToken.None);
        return id.Value;
    }

    /// <summary>Texts of tickets, taken from all over the first <paramref name="among"/>.</summary>
    public async Task<IReadOnlyList<string>> TicketsAsync(Guid eventId, int count, int among)
    {
        var codes = await data.TicketCodesAsync(eventId, among, CancellationToken.None);
        return [.. codes.Where((_, index) => index % (among / count) == 0).Take(count)];
    }

    public async Task<IReadOnlyList<LeanClient>> ClientsAsync(int count)
    {
        while (clients.Count < count)
            clients.Add(await LeanClient.ConnectAsync(App.Address));
        return clients[..count];
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await App.DisposeAsync();
    }
}

/// <summary>
/// Two stages a database, made when they are first asked for: a small one, and a large one whose event has
/// <see cref="Registrations"/> registrations, which takes a while to fill and is therefore shared by all who measure growth.
/// </summary>
internal sealed class Stages : IAsyncDisposable
{
    public const int Registrations = 100_000;

    /// <summary>The event of the large stage.</summary>
    public const string LargeEvent = "gross";

    private readonly Dictionary<(DatabaseUnderTest Kind, bool Large), Stage> open = [];

    public Task<Stage> SmallAsync(DatabaseUnderTest kind) => FindAsync(kind, large: false);

    public Task<Stage> LargeAsync(DatabaseUnderTest kind) => FindAsync(kind, large: true);

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in open.Values)
            await stage.DisposeAsync();
    }

    private async Task<Stage> FindAsync(DatabaseUnderTest kind, bool large)
    {
        if (open.TryGetValue((kind, large), out var stage))
            return stage;
        open[(kind, large)] = stage = await Stage.OpenAsync(kind);
        if (large)
        {
            await Console.Error.WriteLineAsync($"  filling {BenchmarkList.NameOf(kind)} with {Registrations} registrations");
            await stage.AddEventAsync(LargeEvent, Registrations * 2, Registrations);
        }
        return stage;
    }
}
