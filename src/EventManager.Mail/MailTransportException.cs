namespace EventManager.Mail;

/// <summary>No message can leave now. The texts hold no credentials and no addresses of recipients.</summary>
public abstract class MailTransportException(string message, Exception? cause) : Exception(message, cause);

/// <summary>The other side is away, silent or broke off. Passes by itself: try again later.</summary>
public sealed class MailConnectionException(string message, Exception? cause = null) : MailTransportException(message, cause)
{
    /// <summary>The other side ended the connection (closed, reset, 421), rather than being silent or away.</summary>
    internal bool Dropped { get; init; }

    /// <summary>The server said no (421) before it ended the connection: it has taken nothing.</summary>
    internal bool Refused { get; init; }

    /// <summary>The whole message was on its way when it happened.</summary>
    internal bool MayHaveArrived { get; init; }
}

/// <summary>The server refuses user or password, or wants some and got none. Somebody must change the settings.</summary>
public sealed class MailAuthenticationException(string message, int code) : MailTransportException(message, null)
{
    /// <summary>The server's reply code, mostly 535; 0 where it offers no way to sign in that we know.</summary>
    public int Code { get; } = code;
}

/// <summary>The server does not let us send under this address. Somebody must change the setting; no mail is at fault.</summary>
public sealed class MailSenderException(string message, int code) : MailTransportException(message, null)
{
    public int Code { get; } = code;
}

/// <summary>The connection would not be as safe as the settings ask for. Somebody must change settings, server or certificate.</summary>
public sealed class MailSecurityException(string message, Exception? cause = null) : MailTransportException(message, cause);
