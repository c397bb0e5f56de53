using System.ComponentModel.DataAnnotations;
using EventManager.Mail.Smtp;

namespace EventManager.Mail.Imap;

/// <summary>A mailbox that is read by IMAP.</summary>
public sealed class ImapOptions
{
    /// <summary>Name or address of the server. Default: none, no mailbox is read.</summary>
    public string Host { get; set; } = "";

    /// <summary>Default, by <see cref="Security"/>: Tls 993, else 143.</summary>
    [Range(1, 65_535)]
    public int? Port { get; set; }

    /// <summary>Tls (default), StartTls or None. Never weakened silently; None on the same machine only.</summary>
    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Tls;

    public string User { get; set; } = "";

    /// <summary>Belongs to <see cref="User"/>. Never logged, never in an exception.</summary>
    public string Password { get; set; } = "";

    /// <summary>SHA-256 of one server certificate to accept although no known authority signed it. Default: none.</summary>
    public string? AcceptedCertificate { get; set; }

    /// <summary>Default INBOX.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>For one look. Default 2 min; 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    public bool IsSet => Host.Length > 0;

    internal int PortOrDefault => Port ?? (Security is SmtpSecurity.Tls ? 993 : 143);
}
