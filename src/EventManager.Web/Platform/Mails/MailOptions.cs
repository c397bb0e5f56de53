using System.ComponentModel.DataAnnotations;
using EventManager.Domain.Mailings;
using EventManager.Mail.Imap;
using EventManager.Mail.Smtp;

namespace EventManager.Web.Platform.Mails;

internal enum MailTransportKind
{
    /// <summary>A mail server takes the messages.</summary>
    Smtp,

    /// <summary>Each message becomes a file in a folder, from which a relay collects.</summary>
    Pickup,

    /// <summary>Kept in memory and shown at <c>/dev/mailbox</c>; delivers nothing. Development only.</summary>
    Mailbox,
}

/// <summary>Section <c>Mail</c> of the settings.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>What a send may still do when its time is up: hear the server's last word, and write down what became of it.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(8);

    /// <summary>Smtp, Pickup or Mailbox. Required; default in Development: Mailbox.</summary>
    public MailTransportKind? Transport { get; set; }

    /// <summary>Name or address of the mail server. Required with Smtp.</summary>
    public string Host { get; set; } = "";

    /// <summary>Default, by <see cref="Security"/>: None 25, StartTls 587, Tls 465.</summary>
    [Range(1, 65_535)]
    public int? Port { get; set; }

    /// <summary>None, StartTls (default) or Tls. Never weakened silently.</summary>
    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Default: none, nobody signs in.</summary>
    public string? User { get; set; }

    /// <summary>Belongs to <see cref="User"/>; better in the environment (<c>Mail__Password</c>) than in a file.</summary>
    public string? Password { get; set; }

    /// <summary>Signs in with a token instead of a password, as Microsoft 365 asks for. Default: none.</summary>
    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>Lets user and password travel in clear text to another machine. Default false.</summary>
    public bool AllowPasswordWithoutTls { get; set; }

    /// <summary>SHA-256 of one server certificate to accept although no known authority signed it. Default: none.</summary>
    public string? AcceptedCertificate { get; set; }

    /// <summary>How we introduce ourselves to the mail server (EHLO). Default: this machine's full name.</summary>
    public string? LocalName { get; set; }

    /// <summary>Folder for Transport Pickup. Required there.</summary>
    public string PickupFolder { get; set; } = "";

    /// <summary>The sender's address, one that the mail server may send for. Required; default in Development: eventmanager@localhost.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name. Default: the site's name.</summary>
    [StringLength(80)]
    public string FromName { get; set; } = "";

    /// <summary>Messages a minute, of all nodes together. Default 600; 0 sends without a limit.</summary>
    [Range(0, 100_000)]
    public int MaxPerMinute { get; set; } = 600;

    /// <summary>Of these to one and the same domain, since large providers refuse who is too fast. Default 0: no limit of its own.</summary>
    [Range(0, 100_000)]
    public int MaxPerMinuteAndDomain { get; set; }

    /// <summary>Mails in a row that a server refuses for good before the rest of the event's waits for a person. Default 20; 0 never.</summary>
    [Range(0, 10_000)]
    public int PauseAfterFailures { get; set; } = 20;

    /// <summary>A rule or newsletter that writes to more than so many at once waits until a second person releases it. Default 0: none does.</summary>
    [Range(0, 1_000_000)]
    public int ReleaseAbove { get; set; }

    /// <summary>Megabytes of one file that organisers add for their mails. Default 10.</summary>
    [Range(1, 50)]
    public int MaxFileMegabytes { get; set; } = 10;

    /// <summary>Megabytes of all such files that hang on one mail; what is beyond goes as a link. Default 2; 0 makes links of all.</summary>
    [Range(0, 20)]
    public int MaxAttachedMegabytes { get; set; } = 2;

    /// <summary>From this time of day in Germany on only service mails leave, until <see cref="QuietUntil"/>. Default: none.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>Belongs to <see cref="QuietFrom"/>.</summary>
    public TimeOnly? QuietUntil { get; set; }

    /// <summary>
    /// Addresses and domains, with commas between, to which alone mails go; * is everybody. Default: everybody in Production, and with Smtp
    /// nobody elsewhere, so that a copy for trying writes to no visitor.
    /// </summary>
    [StringLength(4_000)]
    public string OnlyTo { get; set; } = "";

    /// <summary>To which mails come back, one address for each (VERP): bounce@kassel.example gets bounce+TOKEN@. Default: to the sender.</summary>
    public string BounceAddress { get; set; } = "";

    /// <summary>The mailbox behind <see cref="BounceAddress"/>, read by IMAP. Default: none is read.</summary>
    public ImapOptions BounceMailbox { get; set; } = new();

    /// <summary>
    /// Invitations by name ask calendars for an answer, which is read in <see cref="BounceMailbox"/>; nothing happens without one. Such mails come
    /// from an address of their own at <see cref="BounceAddress"/>: false where the server sends for <see cref="From"/> alone. Default true.
    /// </summary>
    public bool CalendarReplies { get; set; } = true;

    /// <summary>Mails a day to an address that was typed into a form and is not confirmed; the first for each event goes beyond it. Default 5.</summary>
    [Range(1, 1_000)]
    public int MaxPerUnconfirmedAddress { get; set; } = 5;

    /// <summary>
    /// How long a message that was on its way stays claimed by a node that crashed, since it may have arrived; a send that takes longer is
    /// given up before. Default 2 min. What only waited is free after seconds. Nodes' clocks must agree within a few seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Connections to the mail server at once, for each node. Default 1.</summary>
    [Range(1, 8)]
    public int Connections { get; set; } = 1;

    /// <summary><see cref="MaxFileMegabytes"/> in bytes.</summary>
    public int MaxFile => MaxFileMegabytes * 1024 * 1024;

    /// <summary><see cref="MaxAttachedMegabytes"/> in bytes.</summary>
    public int MaxAttached => MaxAttachedMegabytes * 1024 * 1024;

    public QuietHours Quiet => QuietFrom is { } from && QuietUntil is { } until ? new(from, until) : default;

    /// <summary>The longest that one send may take, whatever it consists of: always over before the lease is.</summary>
    public TimeSpan SendLimit => Lease - Reserve;

    /// <summary>The settings of the transport, with patience that fits into <see cref="SendLimit"/>.</summary>
    public SmtpOptions ToSmtp() =>
        new()
        {
            Host = Host,
            Port = Port,
            Security = Security,
            User = OrNone(User),
            Password = OrNone(Password),
            OAuth = OAuth,
            AllowPasswordWithoutTls = AllowPasswordWithoutTls,
            AcceptedCertificate = OrNone(AcceptedCertificate),
            LocalName = OrNone(LocalName),
            ConnectTimeout = Shorter(TimeSpan.FromSeconds(15), SendLimit / 4),
            CommandTimeout = Shorter(TimeSpan.FromMinutes(1), SendLimit / 4),
            DataTimeout = Shorter(TimeSpan.FromMinutes(5), SendLimit * 0.75),
        };

    private static string? OrNone(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static TimeSpan Shorter(TimeSpan usual, TimeSpan possible) => usual < possible ? usual : possible;
}
