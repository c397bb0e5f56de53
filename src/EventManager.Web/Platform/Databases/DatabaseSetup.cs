using EventManager.Data;
using EventManager.Data.Conventions;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>One setting chooses the database; nothing else in the program asks which it is.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddValidatedOptions<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton<SqlitePragmas>();
        services.AddPooledDbContextFactory<EventDb>((provider, options) => Configure(provider, options));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContext());
        services.AddSingleton<SeatCounter>();
        services.AddSingleton<Transactions>();
        services.AddSingleton<DatabaseTime>();
        return services;
    }

    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        var settings = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        options.UseEventDbConventions();
        options.AddInterceptors(provider.GetRequiredService<AuditOrigins>());
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                options
                    .UseSqlite(
                        SqliteConnectionString(settings.ConnectionString, provider.GetRequiredService<IHostEnvironment>().ContentRootPath),
                        sqlite => sqlite.MigrationsAssembly("EventManager.Migrations.Sqlite")
                    )
                    .AddInterceptors(provider.GetRequiredService<SqlitePragmas>());
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql(
                    Kept(settings.ConnectionString),
                    npgsql => npgsql.MigrationsAssembly("EventManager.Migrations.PostgreSql")
                );
                break;
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(
                    settings.ConnectionString,
                    server => server.MigrationsAssembly("EventManager.Migrations.SqlServer").UseCompatibilityLevel(160)
                );
                break;
            default:
                throw new InvalidOperationException($"Database:Provider {settings.Provider} is not known.");
        }
    }

    /// <summary>
    /// Nothing is left behind on a connection (no SET, no temporary table, locks of a session on one of their own), so that DISCARD ALL after
    /// each use would be a statement for nothing: a fifth of what an idle node asks.
    /// </summary>
    internal static string Kept(string text) => new NpgsqlConnectionStringBuilder(text) { NoResetOnClose = true }.ToString();

    /// <summary>A relative file belongs to the program's folder, whatever folder it was started from; the folder is made if missing.</summary>
    private static string SqliteConnectionString(string text, string root)
    {
        var parts = new SqliteConnectionStringBuilder(text);
        if (parts.Mode is SqliteOpenMode.Memory || parts.DataSource is ":memory:" or "")
            return text;
        parts.DataSource = Path.GetFullPath(parts.DataSource, root);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(parts.DataSource)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"the folder of SQLite's file {parts.DataSource} cannot be made: {error.Message}");
        }
        return parts.ToString();
    }
}
