using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;

namespace EventManager.Web.Platform.Mails;

/// <summary>While a batch is sent: tells the other nodes that this one lives, so that what waits behind a slow send stays its own.</summary>
internal sealed class HeldClaim : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Task beating;

    public HeldClaim(OutboxClaims claims, Guid claim, ILogger log) => beating = BeatAsync(claims, claim, log);

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
    }

    private async Task BeatAsync(OutboxClaims claims, Guid claim, ILogger log)
    {
        using var timer = new PeriodicTimer(OutboxClaims.Beat);
        while (await timer.TickAsync(over.Token))
        {
            try
            {
                await claims.KeepAsync(claim);
            }
            catch (Exception error)
            {
                // Whoever takes the rows over meanwhile has them: before each send it is asked whose they are.
                log.LogWarning(Outages.Of(error), "A claim of mails could not be renewed: {Error}", ErrorText.Of(error));
            }
        }
    }
}
