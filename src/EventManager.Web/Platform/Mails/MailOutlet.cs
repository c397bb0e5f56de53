using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>One connection to the mail server, opened when the first mail needs it.</summary>
/// <param name="transport">Where to.</param>
/// <param name="longest">The longest that one send may take.</param>
internal sealed class MailOutlet(IMailTransport transport, TimeSpan longest) : IAsyncDisposable
{
    /// <summary>What a send still gets when the program stops: a mail that is on its way should arrive once, not twice.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private IMailSession? session;

    public async Task OpenAsync(CancellationToken stop) => session ??= await transport.OpenAsync(stop);

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
