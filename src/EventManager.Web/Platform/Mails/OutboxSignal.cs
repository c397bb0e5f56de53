namespace EventManager.Web.Platform.Mails;

/// <summary>Wakes this process's sender after a commit that wrote outbox rows: a mail need not wait for the clock. Losing it loses nothing.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    public void Send()
    {
        try
        {
            waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was sent already, and nobody has come yet.
        }
    }

    /// <summary>Waits for the signal, or for the time to pass.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken stop) => waiting.WaitAsync(longest, stop);

    public void Dispose() => waiting.Dispose();
}
