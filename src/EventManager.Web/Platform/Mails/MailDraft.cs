using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// One kind of mail: reads what its outbox row names and writes the words, in the row's language (the current culture is set).
/// Rendered when it is sent, so that a mail that waited says what is true then.
/// </summary>
internal interface IMailKind
{
    /// <summary>What <see cref="OutboxMail.Kind"/> says: <c>registration-ticket</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// It goes to an address that somebody typed and nobody confirmed: it holds nothing else that was typed, not even a name, is limited
    /// by address and day, and says how to stop it (<see cref="StrangerMails"/>).
    /// </summary>
    bool IsToStrangers => false;

    /// <summary>Its row's subject is a registration: the organiser's own words may name what was booked.</summary>
    bool IsAboutRegistration => false;

    /// <summary>
    /// It is of an event, whose organisers can put words of their own into it: not a mail of the house or to an account, and none whose words
    /// stand elsewhere.
    /// </summary>
    bool TakesOwnWords => true;

    /// <summary>What else it counts against than the few mails a day that an address gets from strangers.</summary>
    StrangerLimit Limit => StrangerLimit.FirstOfEvent;

    /// <summary>Null where the reason for the mail went away: the row is then withheld, not sent.</summary>
    Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop);

    /// <summary>Before several rows of this kind are written with one context: reads into it what all of them will look for.</summary>
    Task ReadAheadAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>How mails to strangers are counted, so that nobody uses up what somebody else needs.</summary>
internal enum StrangerLimit
{
    /// <summary>
    /// Against the day's mails of the address; the first of its kind for an event goes all the same, since somebody else may have used
    /// those up, and without it there is no ticket.
    /// </summary>
    FirstOfEvent,

    /// <summary>On its own account: the address is registered already, and anybody can ask for its link again.</summary>
    OnItsOwn,
}

/// <summary>A mail without its envelope. Text and HTML are made from the same blocks.</summary>
internal sealed record MailDraft(string Subject, IReadOnlyList<MailBlock> Blocks)
{
    /// <summary>Stands in a preview for what the program says to a reader whom there is none of.</summary>
    public static MailDraft Unknown => new("…", [new MailBlock.Opening("…")]);

    public MailCalendar? Calendar { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Where answers go; null for the site's own address.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Shown as the sender beside the site's address; null for the site's name.</summary>
    public string? FromName { get; init; }

    /// <summary>A page on which the reader can stop such mails; null where there is none.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Takes the POST of RFC 8058; null where one click is not enough.</summary>
    public Uri? OneClick { get; init; }
}

internal abstract record MailBlock
{
    public sealed record Heading(string Text) : MailBlock;

    /// <summary>A heading within.</summary>
    public sealed record Section(string Text) : MailBlock;

    /// <summary>A picture that the mail itself carries, on white and as large as a phone is wide; the words are for who does not see it.</summary>
    public sealed record Picture(string ContentId, string Text) : MailBlock;

    public sealed record Paragraph(string Text) : MailBlock;

    /// <summary>The program's opening words; an organiser's own take their place. <see cref="MailComposer"/> makes a paragraph or Markdown of it.</summary>
    public sealed record Opening(string Text) : MailBlock;

    /// <summary>A button in HTML, words and address in text.</summary>
    public sealed record Action(string Text, Uri Address) : MailBlock;

    /// <summary>Names and values: when, where, who.</summary>
    public sealed record Facts(IReadOnlyList<(string Name, string Value)> Rows) : MailBlock;

    public sealed record Bullets(IReadOnlyList<string> Items) : MailBlock;

    /// <summary>Markdown written by people; rendered without raw HTML.</summary>
    public sealed record Markdown(string Source) : MailBlock
    {
        /// <summary>Where it is another language than the mail's: said to screen readers. Null for the mail's own.</summary>
        public Language? Language { get; init; }
    }

    /// <summary>Small print.</summary>
    public sealed record Note(string Text) : MailBlock;
}
