using System.Text;
using EventManager.Data;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>Makes a backup of the database that the settings name, and opens one.</summary>
internal static class BackupFile
{
    private const string SqliteHead = "SQLite format 3\0";
    private const string PostgresHead = "PGDMP";

    /// <exception cref="SettingsException">Nothing was made, and why.</exception>
    public static async Task WriteAsync(EventDb db, DatabaseOptions settings, string path, CancellationToken stop)
    {
        if (settings.Provider is DatabaseProvider.SqlServer)
            throw new SettingsException("SQL Server makes its backups itself: BACKUP DATABASE … TO DISK, or its own plan.");
        var file = PrivateFile.Create(path);
        try
        {
            await using (file)
            {
                if (settings.Provider is DatabaseProvider.PostgreSql)
                    await PostgresBackup.WriteAsync(settings.ConnectionString, file, stop);
            }
            if (db.Database.GetDbConnection() is SqliteConnection sqlite)
                SqliteBackup.Write(sqlite, path);
        }
        catch
        {
            // Half a backup is worse than none.
            File.Delete(path);
            throw;
        }
    }

    /// <exception cref="SettingsException">It is not there, or no backup.</exception>
    public static IBackup Open(string path)
    {
        var head = new byte[SqliteHead.Length];
        try
        {
            using var file = File.OpenRead(path);
            file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {error.Message.ReplaceLineEndings(" ")}");
        }
        var text = Encoding.ASCII.GetString(head);
        return text == SqliteHead ? new SqliteBackup(path)
            : text.StartsWith(PostgresHead, StringComparison.Ordinal) ? new PostgresBackup(path)
            : throw new SettingsException($"{path} is neither a database of SQLite nor a dump of pg_dump --format=custom.");
    }
}
