using System.ComponentModel.DataAnnotations;

namespace EventManager.Mail.Smtp;

/// <summary>Sends through a mail server, by MailKit. Holds no connection itself; each session has its own.</summary>
public sealed class SmtpTransport : IMailTransport
{
    private readonly SmtpOptions options;
    private readonly OAuthTokens? tokens;
    private readonly TimeProvider clock;

    /// <exception cref="ValidationException">An option is missing or out of range; the text names it.</exception>
    public SmtpTransport(SmtpOptions options, TimeProvider? clock = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.options = options;
        this.clock = clock ?? TimeProvider.System;
        tokens = options.OAuth.IsSet ? new OAuthTokens(options.OAuth, this.clock) : null;
    }

    public ServerCertificate? Certificate { get; private set; }

    public async ValueTask<IMailSession> OpenAsync(CancellationToken stop)
    {
        var connection = await SmtpConnection.OpenAsync(options, tokens, stop);
        Certificate = connection.Trust.Seen;
        return new SmtpSession(options, tokens, clock, connection);
    }
}
