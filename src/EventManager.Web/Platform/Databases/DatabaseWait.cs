using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using EventManager.Data;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>After a power cut the program is often there before its database: it waits a while, and says so.</summary>
internal sealed class DatabaseWait(IDbContextFactory<EventDb> databases, DatabaseOptions options)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly string place = ConnectionStrings.Place(options.Provider, options.ConnectionString);
    private readonly Stopwatch since = Stopwatch.StartNew();
    private TimeSpan nextLine = TimeSpan.Zero;
    private Exception why = new TimeoutException();

    private TimeSpan Left => options.WaitAtStart - since.Elapsed;

    /// <exception cref="SettingsException">It did not answer in time, or time cannot mend it.</exception>
    public async Task ForAnswerAsync(CancellationToken stop)
    {
        while (!await AnswersAsync(stop))
        {
            if (!StartErrors.IsWorthWaiting(why) || Left <= BetweenTries)
                throw new SettingsException($"{place}: {StartErrors.Why(why)}");
            await SayAsync();
            await Task.Delay(BetweenTries, stop);
        }
    }

    /// <summary>One try, which may take as long as the provider wants, but not longer than we wait in all; without a wait it has its time.</summary>
    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var attempt = TryAsync(enough.Token);
        while (options.WaitAtStart > TimeSpan.Zero && !attempt.IsCompleted && Left > TimeSpan.Zero)
        {
            stop.ThrowIfCancellationRequested();
            var pause = Left < BetweenLines ? Left : BetweenLines;
            if (await Task.WhenAny(attempt, Task.Delay(pause, stop)) != attempt && Left > TimeSpan.Zero)
                await SayAsync();
        }
        if (options.WaitAtStart > TimeSpan.Zero && !attempt.IsCompleted)
        {
            // SqlClient listens to this only when it would have ended by itself: it is left alone with it.
            await enough.CancelAsync();
            return false;
        }
        if (await attempt is not { } error)
            return true;
        why = error;
        return false;
    }

    private async Task SayAsync()
    {
        if (since.Elapsed < nextLine)
            return;
        nextLine = since.Elapsed + BetweenLines;
        await Console.Error.WriteLineAsync(
            $"EventManager waits for its database ({Left.TotalSeconds:0} s at most). {place}: {StartErrors.Why(why)}"
        );
    }

    /// <summary>
    /// Opens a connection and a transaction, which SQLite begins by asking whether it may write. Not by way of EF, which logs what fails
    /// with all that leads to it.
    /// </summary>
    private async Task<Exception?> TryAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(stop);
            // As every connection is set up: a file that EF only reads, to see whether it is there, must have its log already.
            if (connection is SqliteConnection)
                await ExecuteAsync(connection, SqlitePragmas.Pragmas, stop);
            await using (await connection.BeginTransactionAsync(stop)) { }
            await connection.CloseAsync();
            return null;
        }
        catch (Exception error) when (IsTheDatabases(error))
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

    private static bool IsTheDatabases(Exception error) => error is DbException or SocketException or TimeoutException;
}
