using EventManager.Data;
using EventManager.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventManager.Testing;

/// <summary>The real program on a real port of loopback, over a database of its own.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Iterations of a password's hash where a test does not ask how well it is kept.</summary>
    private const int WeakHash = 1_000;

    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;

    private TestApp(WebApplication app, TestDatabase database, bool ownsDatabase, Uri address)
    {
        this.app = app;
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        Address = address;
        Client = NewClient();
    }

    /// <summary>What a test project adds to the services of each server that it starts.</summary>
    public static Action<IServiceCollection>? ForEvery { get; set; }

    public Uri Address { get; }

    /// <summary>Keeps cookies, follows no redirects.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public TestDatabase Database => database;

    /// <param name="kind">Which database.</param>
    /// <param name="settings">Settings beside the tests' own; <c>Demo:CreateAtStart</c> and <c>Jobs:Run</c> are false unless given.</param>
    /// <param name="services">Replaces services, for example the clock.</param>
    /// <param name="on">Another node's database, to be shared.</param>
    /// <param name="environment">Development unless given.</param>
    /// <param name="routes">Maps what only a test or a measurement serves.</param>
    /// <param name="fullHashes">Passwords cost what they cost in production: a tenth of a second for each that is set or tried.</param>
    public static async Task<TestApp> StartAsync(
        DatabaseUnderTest kind = DatabaseUnderTest.Sqlite,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        TestDatabase? on = null,
        string environment = "Development",
        Action<WebApplication>? routes = null,
        bool fullHashes = false
    )
    {
        var database = on ?? await NewDatabaseAsync(kind);
        var configured = new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Kind.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Keys:File"] = TestKeys.File,
            ["Site:PublicUrl"] = "http://localhost",
            ["Mail:Transport"] = "Mailbox",
            ["Demo:CreateAtStart"] = "false",
            ["Jobs:Run"] = "false",
        };
        // A copy is up to date; SQL Server copies none.
        if (on is null && kind is not DatabaseUnderTest.SqlServer)
            configured["Database:MigrateAtStart"] = "false";
        foreach (var (key, value) in settings ?? [])
            configured[key] = value;
        try
        {
            var app = await RunAsync(configured, services, environment, routes, fullHashes);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new TestApp(app, database, on is null, new Uri(address));
        }
        catch when (on is null)
        {
            // A start that is refused, as some tests want it, leaves nothing behind.
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<TestDatabase> NewDatabaseAsync(DatabaseUnderTest kind) =>
        kind is DatabaseUnderTest.PostgreSql
            ? await KeptDatabases.TakeAsync()
            : await TestDatabase.CreateAsync(kind, like: kind is DatabaseUnderTest.SqlServer ? null : await MigratedDatabase.OfAsync(kind));

    private static async Task<WebApplication> RunAsync(
        Dictionary<string, string?> configured,
        Action<IServiceCollection>? services,
        string environment,
        Action<WebApplication>? routes,
        bool fullHashes
    )
    {
        var app = EventManagerProgram.Build(
            [],
            builder =>
            {
                // Made by the container, and so disposed with it.
                builder.Services.AddSingleton<IStartupFilter, LeftTimers>();
                builder.Configuration.AddInMemoryCollection(configured);
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                JudgedPassword.Use(builder.Services);
                if (!fullHashes)
                    builder.Services.PostConfigure<PasswordHasherOptions>(hashes => hashes.IterationCount = WeakHash);
                builder.Services.ConfigureDbContext<EventDb>(RefuseRowsWithoutOrder);
                ForEvery?.Invoke(builder.Services);
                services?.Invoke(builder.Services);
            },
            environment
        );
        routes?.Invoke(app);
        await EventManagerSetup.StartAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static readonly EventId[] RowsWithoutOrder =
    [
        CoreEventId.RowLimitingOperationWithoutOrderByWarning,
        CoreEventId.FirstWithoutOrderByAndFilterWarning,
    ];

    /// <summary>Which rows are left when some are cut off is for the program's query to say; it only warns of it in its log.</summary>
    private static void RefuseRowsWithoutOrder(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Throw(RowsWithoutOrder));

    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>For what a test itself looks up: which of some rows that are alike it takes is for nobody to judge.</summary>
    public Task<EventDb> OpenDbAsync() =>
        Task.FromResult(
            new EventDb(
                new DbContextOptionsBuilder<EventDb>(Services.GetRequiredService<DbContextOptions<EventDb>>())
                    .ConfigureWarnings(warnings => warnings.Ignore(RowsWithoutOrder))
                    .Options
            )
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
    }
}
