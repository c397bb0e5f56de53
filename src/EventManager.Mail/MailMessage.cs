namespace EventManager.Mail;

/// <summary>
/// One message as it will be sent. Everything that ends in a header is checked on assignment, so a message that exists can be written.
/// The same message always gives the same bytes.
/// </summary>
/// <exception cref="MailFormatException">From any initialiser: the value cannot be put into a header.</exception>
public sealed record MailMessage
{
    private const int LongestMessageId = 250;

    public required MailAddress From { get; init; }

    /// <summary>The envelope's sender, to whom a bounce comes back; null: <see cref="From"/>. Nobody reads it.</summary>
    public MailAddress? ReturnPath { get; init; }

    /// <summary>Where answers go; null: to <see cref="From"/>.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>Everybody who gets it, and whom everybody sees. At least one.</summary>
    public required IReadOnlyList<MailAddress> To
    {
        get;
        init => field = value.Count > 0 ? value : throw new MailFormatException("A message needs at least one recipient.");
    }

    public required string Subject
    {
        get;
        init => field = HeaderText.Checked(value, "The subject");
    }

    /// <summary>The plain text, always there: some people read nothing else. Any kind of line break.</summary>
    public required string Text { get; init; }

    public string? Html { get; init; }

    public MailCalendar? Calendar { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Without angle brackets, <c>something@domain</c>. A repeat with the same id lets the receiver drop the second copy.</summary>
    public required string MessageId
    {
        get;
        init => field = CheckedId(value);
    }

    public required DateTimeOffset Date { get; init; }

    public ListUnsubscribe? ListUnsubscribe { get; init; }

    /// <summary>Says "written by a program" (RFC 3834), so that no absence note comes back. Default true.</summary>
    public bool AutoSubmitted { get; init; } = true;

    /// <summary>The Message-ID that this answers, without angle brackets.</summary>
    public string? InReplyTo
    {
        get;
        init => field = value is null ? null : CheckedId(value);
    }

    /// <summary>Language tag of the text, say <c>de</c> or <c>en-GB</c> (RFC 3282).</summary>
    public string? Language
    {
        get;
        init =>
            field = value is null || IsLanguageTag(value) ? value : throw new MailFormatException("The language is not a language tag.");
    }

    /// <summary>Whether a header holds an address that only a server with SMTPUTF8 takes.</summary>
    internal bool NeedsSmtpUtf8 => From.NeedsSmtpUtf8 || ReplyTo is { NeedsSmtpUtf8: true } || To.Any(to => to.NeedsSmtpUtf8);

    private static string CheckedId(string id)
    {
        var at = id.IndexOf('@', StringComparison.Ordinal);
        var valid = at > 0 && at < id.Length - 1 && id.LastIndexOf('@') == at && id.Length <= LongestMessageId && id.All(IsIdText);
        return valid
            ? id
            : throw new MailFormatException("A Message-ID has the form something@domain, in ASCII and without angle brackets.");
    }

    private static bool IsIdText(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.@".Contains(c, StringComparison.Ordinal);

    private static bool IsLanguageTag(string tag) => tag.Length is > 0 and <= 35 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
