namespace EventManager.Mail.Smtp;

/// <summary>
/// The time limit of what is under way, phase by phase: each reply begins a new one. A stop ends it at once, but for a message that is
/// out: who leaves then does not learn whether it was taken, and sends twice. So a stop waits a little there.
/// </summary>
internal sealed class SmtpDeadline : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly Lock door = new();
    private readonly CancellationTokenSource source = new();
    private readonly CancellationToken stop;
    private readonly CancellationTokenRegistration stopping;
    private bool isPatient;
    private bool isStopping;

    public SmtpDeadline(TimeSpan limit, CancellationToken stop)
    {
        this.stop = stop;
        Allow(limit);
        stopping = stop.Register(Stop);
    }

    public CancellationToken Token => source.Token;

    /// <summary>The limit of the present phase.</summary>
    public TimeSpan Limit { get; private set; }

    public bool IsStopped => stop.IsCancellationRequested;

    /// <summary>Begins a phase.</summary>
    public void Allow(TimeSpan limit)
    {
        lock (door)
        {
            Limit = limit;
            if (!isStopping)
                source.CancelAfter(limit);
        }
    }

    /// <summary>Begins the wait for the word that a message was taken.</summary>
    public void AllowPatiently(TimeSpan limit)
    {
        lock (door)
            isPatient = true;
        Allow(limit);
    }

    public void Dispose()
    {
        stopping.Dispose();
        source.Dispose();
    }

    private void Stop()
    {
        lock (door)
        {
            isStopping = true;
            source.CancelAfter(isPatient ? Grace : TimeSpan.Zero);
        }
    }
}
