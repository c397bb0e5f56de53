namespace EventManager.Mail.Smtp;

/// <summary>A server's answer: its code and the lines of its text.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestText = 500;

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsIntermediate => Code is >= 300 and < 400;

    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>421: the server ends the connection.</summary>
    public bool IsClosing => Code == 421;

    /// <summary>On one line, printable and at most 500 characters, for people. Can hold addresses.</summary>
    public string Text => string.Concat(string.Join(' ', Lines).Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    public Delivery Delivery =>
        IsPositive ? Delivery.Accepted
        : IsTransient ? Delivery.Transient
        : Delivery.Permanent;
}
