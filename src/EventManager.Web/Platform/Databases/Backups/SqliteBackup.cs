using System.Globalization;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>One file, taken while the program writes: SQLite's online backup sees one state of the database, whoever writes meanwhile.</summary>
internal sealed class SqliteBackup(string path) : IBackup
{
    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public static void Write(SqliteConnection database, string path)
    {
        if (!File.Exists(database.DataSource))
            throw new SettingsException($"there is no database {database.DataSource} yet.");
        using var source = new SqliteConnection(
            new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString()
        );
        source.Open();
        using (var target = Open(path, SqliteOpenMode.ReadWrite))
        {
            source.BackupDatabase(target);
            // One file alone: it comes with the mark of a database that has a log beside it.
            Scalar(target, "PRAGMA journal_mode=DELETE");
        }
        PrivateFile.Flush(path);
    }

    public Task<string?> WhyBrokenAsync(CancellationToken stop)
    {
        // Its newest rows are in there, and stay there where somebody copies the file alone.
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
            return Task.FromResult<string?>(
                $"a log lies beside it ({path}-wal): that is a running database, or a copy of one. Make a backup of it."
            );
        try
        {
            using var file = Open(path, SqliteOpenMode.ReadOnly);
            var words = (string)Scalar(file, "PRAGMA integrity_check(1)")!;
            if (words != "ok")
                return Task.FromResult<string?>(words.ReplaceLineEndings(" "));
            return Task.FromResult(
                Scalar(file, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") is string table
                    ? $"a row of {table} names another that is not there."
                    : null
            );
        }
        catch (SqliteException error)
        {
            return Task.FromResult<string?>(StartErrors.Why(error));
        }
    }

    public async Task<IReadOnlyList<string?>?> ColumnAsync(string table, string column, CancellationToken stop)
    {
        await using var file = Open(path, SqliteOpenMode.ReadOnly);
        await using var command = file.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info($table) WHERE name = $column";
        command.Parameters.AddWithValue("$table", table);
        command.Parameters.AddWithValue("$column", column);
        if (Convert.ToInt32(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) == 0)
            return null;
#pragma warning disable CA2100 // Names of our own tables, which no statement takes as parameters.
        command.CommandText = $"SELECT CAST(\"{column}\" AS TEXT) FROM \"{table}\"";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(stop);
        var values = new List<string?>();
        while (await rows.ReadAsync(stop))
            values.Add(await rows.IsDBNullAsync(0, stop) ? null : rows.GetString(0));
        return values;
    }

    /// <summary>One to be read is taken for a file that nobody changes: else one with the mark of a log would get a log beside it.</summary>
    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var isRead = mode is SqliteOpenMode.ReadOnly;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = isRead ? $"file:{Escaped(path)}?immutable=1" : path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static string Escaped(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);

    private static object? Scalar(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
