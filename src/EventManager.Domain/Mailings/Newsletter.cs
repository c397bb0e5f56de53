using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

public enum NewsletterState
{
    /// <summary>Being written; only then its words change.</summary>
    Draft,

    /// <summary>It goes to so many that a second person has to let it go.</summary>
    AwaitsRelease,

    /// <summary>Its mails are being put into the outbox.</summary>
    Sending,

    /// <summary>All its mails are in the outbox; what became of them, their rows say.</summary>
    Written,

    /// <summary>Somebody stopped it: what waits is held back until it is resumed.</summary>
    Stopped,
}

/// <summary>Why a newsletter stopped by itself.</summary>
public enum NewsletterHalt
{
    None,

    /// <summary>Its words are not those that were sent off.</summary>
    OtherWords,

    /// <summary>More would get it than was said when it was sent off.</summary>
    MorePeople,
}

/// <summary>
/// News to those who subscribed to one of its topics. Each gets one mail, a row of the outbox whose key is made of newsletter and address, so
/// that nobody gets it twice, whichever nodes write at the same moment and after a crash.
/// </summary>
public sealed class Newsletter : IVersioned
{
    public const string Mail = "newsletter";

    private Newsletter() { }

    /// <param name="id">Chosen by the form that adds it, so that a second press of its button is the same newsletter.</param>
    /// <param name="now">When it was begun.</param>
    public Newsletter(Guid id, DateTimeOffset now) => (Id, CreatedAt) = (id, now.ToUniversalTime());

    public Guid Id { get; private set; }

    public LocalizedText Subject { get; private set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Body { get; private set; } = LocalizedText.Empty;

    public int TopicBits { get; private set; }

    public NewsTopics Topics => (NewsTopics)TopicBits;

    public NewsletterState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid? ChangedBy { get; private set; }

    /// <summary>Who asked for it to be sent.</summary>
    public Guid? SentOffBy { get; private set; }

    /// <summary>The second person who let it go to many; neither of the two.</summary>
    public Guid? ReleasedBy { get; private set; }

    public NewsletterHalt Halt { get; private set; }

    /// <summary>Of the words as they were when it was sent off.</summary>
    [NotPersonal]
    public string ApprovedHash { get; private set; } = "";

    /// <summary>To how many, when it was sent off. More would get nothing.</summary>
    public int Promised { get; private set; }

    /// <summary>When it was sent off: who subscribes later gets the next one.</summary>
    public DateTimeOffset? SentOffAt { get; private set; }

    /// <summary>Up to which address its mails are written.</summary>
    public Guid? Through { get; private set; }

    /// <summary>Until when a node writes them.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public long Version { get; set; }

    /// <summary>Of what it says, in all languages, and to whom.</summary>
    public string TextHash =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{TopicBits}\n{WordingWords.Write(Subject)}\n{WordingWords.Write(Body)}"))
        );

    /// <summary>Its words are not those that were sent off.</summary>
    public bool HasOtherWords => ApprovedHash != TextHash;

    public void Write(LocalizedText subject, LocalizedText body, NewsTopics topics, Guid? by) =>
        (Subject, Body, TopicBits, ChangedBy) = (subject, body, (int)topics, by);

    public void SendOff(Guid? by, int promised, bool needsRelease, DateTimeOffset now)
    {
        (SentOffBy, ApprovedHash, Promised, SentOffAt) = (by, TextHash, promised, now.ToUniversalTime());
        State = needsRelease ? NewsletterState.AwaitsRelease : NewsletterState.Sending;
    }

    /// <summary>Nobody is the second person of what they have written or sent off themselves.</summary>
    public bool MayRelease(Guid by) => by != ChangedBy && by != SentOffBy;

    public void Release(Guid by) => (ReleasedBy, State) = (by, NewsletterState.Sending);

    /// <summary>Before any of it went: it can be changed again.</summary>
    public void TakeBack() => (State, ApprovedHash, Promised, SentOffAt, SentOffBy) = (NewsletterState.Draft, "", 0, null, null);
}
