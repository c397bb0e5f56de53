namespace EventManager.Mail;

/// <summary>A way for messages to leave: a server, a folder.</summary>
public interface IMailTransport
{
    /// <summary>Opens a session that takes many messages. Safe to call from many threads.</summary>
    /// <exception cref="MailConnectionException">Nobody answers; try again later.</exception>
    /// <exception cref="MailAuthenticationException">User or password are wrong; nothing was sent.</exception>
    /// <exception cref="MailSecurityException">The connection is not as safe as the settings ask for; nothing was sent.</exception>
    public ValueTask<IMailSession> OpenAsync(CancellationToken stop);

    /// <summary>What the server of the last session showed; null where there was none, or none was asked for.</summary>
    public ServerCertificate? Certificate => null;
}

/// <summary>An open way out. One message at a time; whoever wants to send in parallel opens several.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>
    /// Hands one message over. What the other side answers is a value; a failed connection is one too
    /// (<see cref="MailResult.ConnectionFailure"/>), and the next call connects anew.
    /// </summary>
    /// <exception cref="MailAuthenticationException">The server no longer knows us; nothing was sent.</exception>
    /// <exception cref="MailSecurityException">A new connection was not safe; nothing was sent.</exception>
    public ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop);
}
