using System.Collections.Concurrent;
using System.Net.Sockets;
using EventManager.Web;
using EventManager.Web.Features.Events.Templates;
using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventManager.Testing;

/// <summary>
/// A new installation's database, made by the program's own migrations once in a process: each test's database is a copy of it, since
/// asking for migrations and writing templates took longer than many tests. <c>MigrationTests</c> start from nothing.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly ConcurrentDictionary<DatabaseUnderTest, Lazy<Task<TestDatabase>>> Made = new();

    public static Task<TestDatabase> OfAsync(DatabaseUnderTest kind) => Made.GetOrAdd(kind, _ => new(() => MakeAsync(kind))).Value;

    private static async Task<TestDatabase> MakeAsync(DatabaseUnderTest kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(database);
        await using var app = EventManagerProgram.Build(
            [],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Database:Provider"] = kind.ToString(),
                        ["Database:ConnectionString"] = database.ConnectionString,
                    }
                );
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
            },
            "Development"
        );
        await DatabaseStart.PrepareAsync(app.Services, migrate: true, CancellationToken.None);
        await app.Services.GetRequiredService<TemplateSeed>().RunAsync(CancellationToken.None);
        database.Close();
        if (kind is DatabaseUnderTest.PostgreSql)
            await NewInstallation.OfAsync(database);
        return database;
    }

    /// <summary>At the end of the process.</summary>
    public static void Drop(TestDatabase database)
    {
        try
        {
            database.Close();
            database.DropAsync().Wait(TimeSpan.FromSeconds(5));
        }
        catch (AggregateException error) when (error.InnerException is NpgsqlException { InnerException: SocketException })
        {
            // The server of the benchmarks has gone before us, and the database with it.
        }
    }
}
