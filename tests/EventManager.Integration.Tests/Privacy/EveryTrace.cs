using System.Data.Common;
using System.Text;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>Looks for words wherever the program keeps anything: every column of every table, whoever made it, and SQLite's files byte by byte.</summary>
internal static class EveryTrace
{
    private const string TablesOfSqlite = "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table'";

    private const string TablesOfPostgres =
        "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables "
        + "WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <returns>Where they stand: "table.column", "file".</returns>
    public static async Task<List<string>> FindAsync(TestApp app, params string[] words)
    {
        await using var db = await app.OpenDbAsync();
        await db.Database.OpenConnectionAsync(Stop);
        var connection = db.Database.GetDbConnection();
        var found = new HashSet<string>();
        var isSqlite = app.Database.Kind is DatabaseUnderTest.Sqlite;
        var tables = await RowsAsync(connection, isSqlite ? TablesOfSqlite : TablesOfPostgres);
        tables.Count.ShouldBeGreaterThan(50);
        foreach (var table in tables.Select(row => (string)row[0].Value))
        {
            foreach (var (column, value) in (await RowsAsync(connection, "SELECT * FROM " + table)).SelectMany(row => row))
            {
                if (Holds(value, words))
                    found.Add($"{table}.{column}");
            }
        }
        await db.Database.CloseConnectionAsync();
        if (isSqlite)
            found.UnionWith(await InFilesAsync(db.Database.GetDbConnection().DataSource, words));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> InFilesAsync(string file, string[] words)
    {
        var found = new List<string>();
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Stop);
            if (Holds(bytes.ToArray(), words))
                found.Add(Path.GetFileName(path));
        }
        return found;
    }

    private static bool Holds(object value, string[] words)
    {
        var text = value switch
        {
            byte[] bytes => Encoding.Latin1.GetString(bytes),
            Array several => string.Join('\n', several.Cast<object?>()),
            _ => value.ToString() ?? "",
        };
        return Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<List<(string Column, object Value)>>> RowsAsync(DbConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables, as the database itself says them.
        command.CommandText = question;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<List<(string, object)>>();
        while (await reader.ReadAsync(Stop))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => (reader.GetName(at), reader.GetValue(at)))]);
        return rows;
    }
}
