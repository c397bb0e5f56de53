using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>One connection to the mail server, opened when the first mail needs it.</summary>
/// <param name="transport">Where to.</param>
/// <param name="state">Learns of a server that lets nobody in.</param>
/// <param name="opening">Lets one connection at a time knock: a wrong password is tried once, not once for each.</param>
/// <param name="longest">The longest that one send may take.</param>
internal sealed class MailOutlet(IMailTransport transport, MailTransportState state, SemaphoreSlim opening, TimeSpan longest)
    : IAsyncDisposable
{
    /// <summary>What a send still gets when the program stops: a mail that is on its way should arrive once, not twice.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private IMailSession? session;

    /// <returns>False where the way out is closed.</returns>
    public async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (session is not null)
            return true;
        await opening.WaitAsync(stop);
        try
        {
            if (state.IsPaused)
                return false;
            session = await transport.OpenAsync(stop);
            return true;
        }
        catch (MailTransportException error)
        {
            state.Failed(error);
            return false;
        }
        finally
        {
            opening.Release();
        }
    }

    public async Task<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(longest);
        await using var _ = stop.Register(() => limit.CancelAfter(Grace < longest ? Grace : longest));
        return await session!.SendAsync(message, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        var open = session;
        session = null;
        if (open is not null)
            await open.DisposeAsync();
    }
}
