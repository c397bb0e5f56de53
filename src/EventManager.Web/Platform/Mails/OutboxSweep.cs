using System.Collections.Concurrent;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Jobs;
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
    IMailTransport transport,
    MailTransportState state,
    MailPace pace,
    IOptions<MailOptions> settings,
    ILogger<OutboxSweep> log
) : ISweep, IDisposable
{
    private readonly SemaphoreSlim single = new(1, 1);
    private volatile bool askedAgain;

    public string Name => "outbox";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

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

    public void Dispose() => single.Dispose();

    private async Task<int> SendDueAsync(CancellationToken stop)
    {
        var outlets = Enumerable
            .Range(0, settings.Value.Connections)
            .Select(_ => new MailOutlet(transport, settings.Value.SendLimit))
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
        var queue = new ConcurrentQueue<OutboxMail>(rows);
        await using var held = new HeldClaim(claims, claim, log);
        try
        {
            return (await Task.WhenAll(outlets.Select(outlet => WorkAsync(queue, outlet, stop)))).Sum();
        }
        finally
        {
            // Whatever was not reached, for a closed way out or a stop.
            await claims.ReleaseAsync(claim, state.IsPaused ? state.Trouble!.NextTry : null);
        }
    }

    private async Task<int> WorkAsync(ConcurrentQueue<OutboxMail> queue, MailOutlet outlet, CancellationToken stop)
    {
        var sent = 0;
        while (!state.IsPaused && !stop.IsCancellationRequested && queue.TryDequeue(out var row))
        {
            try
            {
                if (!await delivery.DeliverAsync(row, outlet, stop))
                    continue;
                sent++;
                state.Succeeded();
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
        }
        return sent;
    }
}
