using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>By which way somebody chose.</summary>
public enum ChoiceWay
{
    /// <summary>A mail program sent the POST of RFC 8058.</summary>
    OneClick,

    /// <summary>On the page behind the link in the mail.</summary>
    Page,

    /// <summary>Asked for on the site, and confirmed on the page behind the link that went to the address.</summary>
    DoubleOptIn,

    /// <summary>The person asked the house, and somebody of the house did it.</summary>
    ByHouse,
}

/// <summary>
/// What somebody chose to get or not to get: one row for each choice, never changed, since it is the proof. Names nobody but by a keyed hash.
/// </summary>
public sealed class MailChoice
{
    private MailChoice() { }

    public MailChoice(Guid addressId, SuppressionScope scope, bool wants, ChoiceWay way, string textVersion, DateTimeOffset now)
    {
        AddressId = addressId;
        Scope = scope;
        Wants = wants;
        Way = way;
        TextVersion = textVersion;
        At = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AddressId { get; private set; }

    public SuppressionScope Scope { get; private set; }

    public bool Wants { get; private set; }

    public ChoiceWay Way { get; private set; }

    /// <summary>Which words were read: a hash of them, with the language.</summary>
    [NotPersonal]
    public string TextVersion { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>What news are wanted from then on, where the choice is about them, as <see cref="NewsTopics"/>; null where it is not.</summary>
    public int? NewsBits { get; init; }
}
