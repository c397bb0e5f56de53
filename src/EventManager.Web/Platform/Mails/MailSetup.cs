namespace EventManager.Web.Platform.Mails;

internal static class MailKinds
{
    /// <summary>Makes a kind of mail known to the outbox; each area adds its own.</summary>
    public static void AddMailKind<T>(this IServiceCollection services)
        where T : class, IMailKind => services.AddSingleton<IMailKind, T>();
}

/// <summary>Woken after a commit that wrote outbox rows, so that a mail does not wait for the next trigger. Losing it loses nothing.</summary>
internal sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Waits for the bell, or for the time to pass.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken stop) => bell.WaitAsync(longest, stop);

    public void Dispose() => bell.Dispose();
}
