namespace EventManager.Mail.Smtp;

/// <summary>Sends many messages over one connection, and opens a new one when the server has closed it in between.</summary>
internal sealed class SmtpSession(SmtpOptions options, OAuthTokens? tokens, TimeProvider clock, SmtpConnection first) : IMailSession
{
    private SmtpConnection? current = first;
    private long lastUsed = clock.GetTimestamp();
    private int busy;

    public async ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        if (Interlocked.Exchange(ref busy, 1) == 1)
            throw new InvalidOperationException("A session sends one message at a time; open several to send in parallel.");
        try
        {
            return await SendReconnectingAsync(message, stop);
        }
        finally
        {
            lastUsed = clock.GetTimestamp();
            busy = 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (current is { } open)
            await open.LeaveAsync();
        current = null;
    }

    private async Task<MailResult> SendReconnectingAsync(MailMessage message, CancellationToken stop)
    {
        var isNew = false;
        while (true)
        {
            try
            {
                if (current is not { IsConnected: true })
                {
                    Forget();
                    isNew = true;
                    current = await SmtpConnection.OpenAsync(options, tokens, stop);
                }
                else if (clock.GetElapsedTime(lastUsed) >= options.ProbeAfter && !await current.IsAliveAsync(stop))
                {
                    Forget();
                    continue;
                }
                return await SendAsync(current, message, stop);
            }
            catch (MailConnectionException failure)
            {
                Forget();
                // Servers hang up on idle clients and after so many messages. The message was not taken, so a second try sends it once.
                if (failure is { Dropped: true, MayHaveArrived: false } && !isNew)
                    continue;
                return MailResult.Disconnected(message.To, new(failure.Message, failure.MayHaveArrived));
            }
            catch
            {
                // Stopped in the middle: what the server would answer next belongs to nobody.
                Forget();
                throw;
            }
        }
    }

    private static Task<MailResult> SendAsync(SmtpConnection connection, MailMessage message, CancellationToken stop) =>
        !message.NeedsSmtpUtf8 || connection.TakesUtf8
            ? connection.SendAsync(message, stop)
            : SmtpWithoutUtf8.SendAsync(message, reachable => SendAsync(connection, reachable, stop));

    private void Forget()
    {
        current?.Dispose();
        current = null;
    }
}
