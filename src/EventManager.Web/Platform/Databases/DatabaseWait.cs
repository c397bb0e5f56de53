using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using EventManager.Data;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>After a power cut the program is often there before its database: it waits a while, and says so.</summary>
internal static class DatabaseWait
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <exception cref="SettingsException">It did not answer in time, or time cannot mend it.</exception>
    public static async Task ForAnswerAsync(IDbContextFactory<EventDb> databases, DatabaseOptions options, CancellationToken stop)
    {
        var place = ConnectionStrings.Place(options.Provider, options.ConnectionString);
        var since = Stopwatch.StartNew();
        TimeSpan? said = null;
        while (await WhyNotAsync(databases, options.WaitAtStart - since.Elapsed, stop) is { } error)
        {
            if (!StartErrors.IsWorthWaiting(error) || since.Elapsed + BetweenTries >= options.WaitAtStart)
                throw new SettingsException($"{place}: {StartErrors.Why(error)}");
            if (said is null || since.Elapsed - said >= BetweenLines)
            {
                said = since.Elapsed;
                await Console.Error.WriteLineAsync(
                    $"EventManager waits for its database ({(options.WaitAtStart - since.Elapsed).TotalSeconds:0} s at most). {place}: {StartErrors.Why(error)}"
                );
            }
            await Task.Delay(BetweenTries, stop);
        }
    }

    /// <summary>
    /// Opens a connection and a transaction, which SQLite begins by asking whether it may write. Not by way of EF, which logs what fails
    /// with all that leads to it.
    /// </summary>
    private static async Task<Exception?> WhyNotAsync(IDbContextFactory<EventDb> databases, TimeSpan left, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (left > TimeSpan.Zero)
            limit.CancelAfter(left);
        try
        {
            await using var db = await databases.CreateDbContextAsync(limit.Token);
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(limit.Token);
            // As every connection is set up: a file that EF only reads, to see whether it is there, must have its log already.
            if (connection is SqliteConnection)
                await ExecuteAsync(connection, SqlitePragmas.Pragmas, limit.Token);
            await using (await connection.BeginTransactionAsync(limit.Token)) { }
            await connection.CloseAsync();
            return null;
        }
        catch (Exception error) when (IsTheDatabases(error) && !stop.IsCancellationRequested)
        {
            return error;
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string text, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }

    private static bool IsTheDatabases(Exception error) =>
        error is DbException or SocketException or TimeoutException or OperationCanceledException;
}
