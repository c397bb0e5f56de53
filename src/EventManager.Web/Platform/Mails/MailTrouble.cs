using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>Why no mail leaves this node at the moment.</summary>
/// <param name="Since">First failure in a row.</param>
/// <param name="Failures">How many in a row.</param>
/// <param name="Setting">The keys of the settings to look at.</param>
/// <param name="Text">What went wrong, without addresses and credentials.</param>
/// <param name="NextTry">Until then nobody knocks at the server again.</param>
internal sealed record MailTrouble(DateTimeOffset Since, int Failures, string Setting, string Text, DateTimeOffset NextTry);

/// <summary>Remembers whether mails leave this node, and makes it wait longer and longer while they do not.</summary>
internal sealed class MailTransportState(TimeProvider clock, ILogger<MailTransportState> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>Short, so that mails go out soon after the server is back.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Null while all is well, or nothing was tried yet.</summary>
    public MailTrouble? Trouble { get; private set; }

    public DateTimeOffset? LastAcceptedAt { get; private set; }

    public bool IsPaused => Trouble is { } trouble && clock.GetUtcNow() < trouble.NextTry;

    public void Succeeded()
    {
        Trouble = null;
        LastAcceptedAt = clock.GetUtcNow();
    }

    public void Failed(MailTransportException error)
    {
        var now = clock.GetUtcNow();
        var failures = (Trouble?.Failures ?? 0) + 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        var setting = Setting(error);
        Trouble = new(Trouble?.Since ?? now, failures, setting, error.Message, now + (pause < LongestPause ? pause : LongestPause));
        log.LogError("No mail can be sent ({Kind}): {Reason} Look at {Setting}.", error.GetType().Name, error.Message, setting);
    }

    public static string Setting(MailTransportException error) =>
        error switch
        {
            MailAuthenticationException => "Mail:User, Mail:Password, Mail:OAuth",
            MailSenderException => "Mail:From, Mail:BounceAddress",
            MailSecurityException => "Mail:Security, Mail:AcceptedCertificate",
            _ => "Mail:Transport, Mail:Host, Mail:Port",
        };
}
