using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>Reads connection strings, and never says what a password could be part of.</summary>
internal static class ConnectionStrings
{
    private static readonly string[] Secrets = ["password", "pwd", "pass phrase"];

    /// <summary>Null where the provider understands the text; else why not.</summary>
    public static string? WhyNot(DatabaseProvider provider, string text)
    {
        try
        {
            _ = Read(provider, text);
            return null;
        }
        // Each provider has its own for a value of the wrong kind.
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            var mayTell = !Array.Exists(Secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            // A password with a semicolon in it and no quotes around it: what follows is taken for a keyword, and would be named.
            return mayTell
                ? error.Message.ReplaceLineEndings(" ")
                : "a keyword is unknown or a value is no value for it. (A value with a semicolon in it needs quotes.)";
        }
    }

    /// <summary>Which server and database, or which file: without user and password.</summary>
    public static string Place(DatabaseProvider provider, string text) =>
        Read(provider, text) switch
        {
            SqliteConnectionStringBuilder sqlite => $"SQLite's file {sqlite.DataSource}",
            NpgsqlConnectionStringBuilder postgres => $"PostgreSQL at {postgres.Host}:{postgres.Port}, database {postgres.Database}",
            SqlConnectionStringBuilder server => $"SQL Server at {server.DataSource}, database {server.InitialCatalog}",
            _ => provider.ToString(),
        };

    /// <summary>The file of a SQLite database.</summary>
    public static string File(string text) => new SqliteConnectionStringBuilder(text).DataSource;

    private static DbConnectionStringBuilder Read(DatabaseProvider provider, string text) =>
        provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnectionStringBuilder(text),
            DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(text),
            _ => new SqlConnectionStringBuilder(text),
        };
}
