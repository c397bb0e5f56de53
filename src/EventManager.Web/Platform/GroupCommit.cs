using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform;

/// <summary>
/// Gathers concurrent commands into one transaction: in a rush, what would be a hundred commits that queue for the same row is a
/// handful. A command is answered only after its commit. If a gathered batch fails, its commands run again one by one, each in a
/// transaction of its own, so that one bad command never spoils the others.
/// </summary>
/// <typeparam name="TCommand">What is asked.</typeparam>
/// <typeparam name="TValue">What is answered.</typeparam>
internal abstract class GroupCommit<TCommand, TValue> : IAsyncDisposable
{
    private const int MaxBatch = 64;
    private const int MaxTries = 6;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<EventDb> databases;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4_096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly CancellationTokenSource shutdown = new();
    private readonly Task worker;

    /// <summary>The worker's; null while it is idle, and after an error.</summary>
    private EventDb? open;

    protected GroupCommit(IDbContextFactory<EventDb> databases)
    {
        this.databases = databases;
        // Nothing of whoever comes first goes along: the worker is nobody's.
        using (ExecutionContext.SuppressFlow())
            worker = Task.Run(WorkAsync);
    }

    /// <summary>Does the commands in order inside the caller's transaction; one result for each. Saves what it changed.</summary>
    protected abstract Task<IReadOnlyList<Result<TValue>>> ExecuteAsync(
        EventDb db,
        IReadOnlyList<TCommand> commands,
        CancellationToken stop
    );

    /// <summary>Turns the failure of a single command into a refusal, where it is one; null lets it fail.</summary>
    protected virtual Refusal? Explain(Exception error) => null;

    /// <summary>False where what the commands write goes to the database in one go that is a transaction by itself, or needs none.</summary>
    protected virtual bool NeedsTransaction(EventDb db) => true;

    /// <summary>After the commit: wake who waits for it. Must not fail.</summary>
    protected virtual void Committed() { }

    /// <summary>A command is about to be answered, for good. Must not fail.</summary>
    protected virtual void Answered(TCommand command, Result<TValue> result) { }

    public async Task<Result<TValue>> RunAsync(TCommand command, CancellationToken stop)
    {
        var waiting = new Waiting(command);
        await queue.Writer.WriteAsync(waiting, stop);
        return await waiting.Answer.Task.WaitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await worker;
        shutdown.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>(MaxBatch);
        while (await NextAsync())
        {
            batch.Clear();
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            if (batch.Count > 1 && await TryAsync(batch, answerErrors: false))
                continue;
            foreach (var single in batch)
                await TryAsync([single], answerErrors: true);
        }
        await CloseAsync();
    }

    /// <summary>Waits for the next command; false at the end of the program. The connection is let go where none comes soon.</summary>
    private async Task<bool> NextAsync()
    {
        var next = queue.Reader.WaitToReadAsync();
        if (next.IsCompleted || open is null)
            return await next;
        var waiting = next.AsTask();
        if (await Task.WhenAny(waiting, Task.Delay(Linger)) != waiting)
            await CloseAsync();
        return await waiting;
    }

    /// <summary>In a rush the connection stays open, and with it what the database prepared for it.</summary>
    private async Task<EventDb> OpenAsync()
    {
        if (open is null)
        {
            open = await databases.CreateDbContextAsync(shutdown.Token);
            await open.Database.OpenConnectionAsync(shutdown.Token);
            await SqliteFile.WidenAsync(open, shutdown.Token);
        }
        open.ChangeTracker.Clear();
        return open;
    }

    private async Task CloseAsync()
    {
        var closing = open;
        open = null;
        try
        {
            if (closing is null)
                return;
            await using (closing)
                await SqliteFile.NarrowAsync(closing, CancellationToken.None);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // It is used no more, and the worker must go on: what went wrong with it was told to whoever asked.
        }
    }

    /// <summary>The server closed a connection that had stayed open: it was restarted, or a firewall forgot it.</summary>
    private bool IsBroken => open?.Database.GetDbConnection().State is ConnectionState.Closed or ConnectionState.Broken;

    private async Task<bool> TryAsync(IReadOnlyList<Waiting> batch, bool answerErrors)
    {
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                var db = await OpenAsync();
                await using var transaction = NeedsTransaction(db) ? await db.Database.BeginTransactionAsync(shutdown.Token) : null;
                committing = transaction is null;
                var results = await ExecuteAsync(db, [.. batch.Select(waiting => waiting.Command)], shutdown.Token);
                committing = true;
                if (transaction is not null)
                    await transaction.CommitAsync(shutdown.Token);
                for (var i = 0; i < batch.Count; i++)
                    Answer(batch[i], results[i]);
                Committed();
                return true;
            }
            catch (Exception error) when (attempt < MaxTries && (DbErrors.IsTransient(error) || (IsBroken && !committing)))
            {
                await CloseAsync();
                await Task.Delay(Random.Shared.Next(2, 10) * attempt);
            }
            catch (Exception error)
            {
                await CloseAsync();
                if (answerErrors)
                    Answer(batch[0], error);
                return false;
            }
        }
    }

    private void Answer(Waiting single, Exception error)
    {
        if (Explain(error) is { } refusal)
            Answer(single, (Result<TValue>)refusal);
        else
            single.Answer.TrySetException(error);
    }

    private void Answer(Waiting waiting, Result<TValue> result)
    {
        Answered(waiting.Command, result);
        waiting.Answer.TrySetResult(result);
    }

    private sealed class Waiting(TCommand command)
    {
        public TCommand Command { get; } = command;

        public TaskCompletionSource<Result<TValue>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
