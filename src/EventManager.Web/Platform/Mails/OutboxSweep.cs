using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Sends everything that is due. Can be run on many nodes at once; in one process a second call joins the run that is under way. A crash
/// leaves claimed rows behind. Anybody takes over those that waited after a few seconds, and those that were on their way when their lease
/// is over: these alone may be sent twice, with the same Message-ID.
/// </summary>
internal sealed class OutboxSweep(
    OutboxClaims claims,
    OutboxDelivery delivery,
    MailRendering rendering,
    IDbContextFactory<EventDb> databases,
    TimeProvider clock,
    IMailTransport transport,
    MailTransportState state,
    MailPace pace,
    OutboxGate gate,
    IOptions<MailOptions> settings,
    ILogger<OutboxSweep> log
) : ISweep, IDisposable
{
    /// <summary>Rows that one connection takes from the claimed ones in a go: one that hangs holds up few.</summary>
    public const int LongestSlice = 8;

    private readonly SemaphoreSlim single = new(1, 1);
    private readonly SemaphoreSlim opening = new(1, 1);
    private volatile bool askedAgain;

    public string Name => "outbox";

    /// <summary>Each node's <see cref="OutboxWorker"/> looks more often by itself.</summary>
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public bool ByEachNode => true;

    /// <returns>How many mails the server took.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        askedAgain = true;
        if (!await single.WaitAsync(TimeSpan.Zero, stop))
            return 0;
        try
        {
            var sent = 0;
            while (askedAgain && !stop.IsCancellationRequested)
            {
                askedAgain = false;
                sent += await SendDueAsync(stop);
            }
            return sent;
        }
        finally
        {
            single.Release();
        }
    }

    public void Dispose()
    {
        single.Dispose();
        opening.Dispose();
    }

    private async Task<int> SendDueAsync(CancellationToken stop)
    {
        var outlets = Enumerable
            .Range(0, settings.Value.Connections)
            .Select(_ => new MailOutlet(transport, state, opening, settings.Value.SendLimit))
            .ToArray();
        try
        {
            var sent = 0;
            while (!state.IsPaused && !stop.IsCancellationRequested && await claims.TakeAsync(pace.Batch, stop) is [var first, ..] rows)
                sent += await SendBatchAsync(first.ClaimId!.Value, rows, outlets, stop);
            return sent;
        }
        finally
        {
            foreach (var outlet in outlets)
                await outlet.DisposeAsync();
        }
    }

    private async Task<int> SendBatchAsync(Guid claim, IReadOnlyList<OutboxMail> rows, MailOutlet[] outlets, CancellationToken stop)
    {
        await using var held = new HeldClaim(claims, claim, log);
        try
        {
            rows = await gate.LetThroughAsync(rows, stop);
            var queue = new ConcurrentQueue<OutboxMail[]>(rows.Chunk(Math.Clamp(rows.Count / outlets.Length, 1, LongestSlice)));
            return (await Task.WhenAll(outlets.Select(outlet => WorkAsync(queue, outlet, stop)))).Sum();
        }
        finally
        {
            // Whatever was not reached, for a closed way out or a stop.
            await claims.ReleaseAsync(claim, state.IsPaused ? state.Trouble!.NextTry : null);
        }
    }

    private async Task<int> WorkAsync(ConcurrentQueue<OutboxMail[]> queue, MailOutlet outlet, CancellationToken stop)
    {
        await using var reading = new MailReading(rendering, databases, clock);
        var sent = 0;
        var last = new Delivered(Task.FromResult(false));
        foreach (var row in Rows(queue, reading).TakeWhile(_ => !state.IsPaused && !stop.IsCancellationRequested))
        {
            var earlier = last;
            last = new Delivered(Task.FromResult(false));
            try
            {
                last = await delivery.DeliverAsync(row, reading, outlet, earlier, stop);
            }
            catch (MailTransportException error)
            {
                await outlet.DisposeAsync();
                state.Failed(error);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // What was not sent is released.
            }
            sent += await CountAsync(earlier);
        }
        return sent + await CountAsync(last);
    }

    private static IEnumerable<OutboxMail> Rows(ConcurrentQueue<OutboxMail[]> queue, MailReading reading)
    {
        while (queue.TryDequeue(out var slice))
        {
            reading.Expect(slice);
            foreach (var row in slice)
                yield return row;
        }
    }

    private async Task<int> CountAsync(Delivered delivered)
    {
        if (!await delivered.Written)
            return 0;
        state.Succeeded();
        return 1;
    }
}
