using System.ComponentModel.DataAnnotations;

namespace EventManager.Mail.Smtp;

/// <summary>Where the mail server is and how to talk to it. Checked when a <see cref="SmtpTransport"/> is made.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    /// <summary>Name or address of the server. Required.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Host { get; set; } = "";

    /// <summary>Default, by <see cref="Security"/>: None 25, StartTls 587, Tls 465.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Default StartTls. Never weakened silently: a server without STARTTLS is an error then.</summary>
    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Default: none, nobody signs in.</summary>
    public string? User { get; set; }

    /// <summary>Belongs to <see cref="User"/>. Never logged, never in an exception.</summary>
    public string? Password { get; set; }

    /// <summary>Signs in with a token instead of a password. Default: none.</summary>
    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>Lets user and password travel in clear text to another machine. Default false: only to the same machine, or under TLS.</summary>
    public bool AllowPasswordWithoutTls { get; set; }

    /// <summary>
    /// SHA-256 of one server certificate to accept although no known authority signed it: 64 hexadecimal digits, colons allowed.
    /// Default: none. For tests and for a server of one's own; a private authority belongs into the system's trust store.
    /// </summary>
    public string? AcceptedCertificate { get; set; }

    /// <summary>How we introduce ourselves (EHLO). Default: this machine's full name, else its address in brackets.</summary>
    [RegularExpression(@"[A-Za-z0-9.\-]{1,253}|\[[0-9A-Za-z.:]{2,60}\]")]
    public string? LocalName { get; set; }

    /// <summary>To reach the server, up to its greeting and through TLS. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>For the answer to a command. Default 1 min (RFC 5321 allows servers 5).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// To hand over the content, and again for its acknowledgement. Default 5 min: servers look for viruses first, and who gives up too
    /// early sends twice. A lease on a message must last longer.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:30:00")]
    public TimeSpan DataTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After such a pause a connection is asked (NOOP) whether it still lives, before a message is trusted to it. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ProbeAfter { get; set; } = TimeSpan.FromSeconds(30);

    internal int PortOrDefault =>
        Port
        ?? Security switch
        {
            SmtpSecurity.None => 25,
            SmtpSecurity.StartTls => 587,
            _ => 465,
        };

    internal string? AcceptedHash => AcceptedCertificate?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!OAuth.IsSet && string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
            yield return new("User and Password belong together: set both or none.", [nameof(User), nameof(Password)]);
        foreach (var wrong in OAuth.Check(this))
            yield return wrong;
        if (Uri.CheckHostName(Host) is UriHostNameType.Unknown)
            yield return new("Host must be a host name or an address, without scheme or port.", [nameof(Host)]);
        if (AcceptedHash is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)))
            yield return new("AcceptedCertificate must be a SHA-256 of 64 hexadecimal digits.", [nameof(AcceptedCertificate)]);
    }
}

/// <summary>How the connection is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: only on the same machine or in a closed network.</summary>
    None,

    /// <summary>Starts in clear text and must turn to TLS before anything else happens.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}
