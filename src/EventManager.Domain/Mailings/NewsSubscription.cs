using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>
/// That somebody wants news by mail. Asked for by whoever typed the address, it waits until the address itself says yes (double opt-in); only
/// then it is <see cref="IsConfirmed"/>. Ended, the row goes; that it was there stays as <see cref="MailChoice"/>, which names nobody.
/// </summary>
public sealed class NewsSubscription
{
    /// <summary>So long the link in the mail works; then the row goes.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(3);

    /// <summary>Asked again so soon for the same, no second mail is written: the first is on its way.</summary>
    public static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(10);

    private NewsSubscription() { }

    /// <param name="addressId">The address, as suppressions and choices know it.</param>
    /// <param name="email">One address.</param>
    /// <param name="topics">At least one.</param>
    /// <param name="language">Of the page; the news come in it.</param>
    /// <param name="textVersion">The words that were read.</param>
    /// <param name="now">When it was asked for.</param>
    public NewsSubscription(Guid addressId, string email, NewsTopics topics, string language, string textVersion, DateTimeOffset now)
    {
        AddressId = addressId;
        Email = MailAddressRules.Clean(email);
        NormalizedEmail = MailAddressRules.Normalise(email);
        TopicBits = (int)topics;
        (Language, TextVersion, AskedAt) = (language, textVersion, now.ToUniversalTime());
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AddressId { get; private set; }

    /// <summary>The <see cref="AddressId"/> once it is confirmed: an address has one such subscription, and any number that wait.</summary>
    public Guid? ActiveKey { get; private set; }

    [Personal(Retention.UntilWithdrawn, "news")]
    public string Email { get; private set; } = "";

    [Personal(Retention.UntilWithdrawn, "news")]
    public string NormalizedEmail { get; private set; } = "";

    [NotPersonal]
    public string Language { get; private set; } = "de";

    /// <summary>The <see cref="Topics"/> as a number, for queries.</summary>
    public int TopicBits { get; private set; }

    public NewsTopics Topics => (NewsTopics)TopicBits;

    /// <summary>Which words were read when it was asked for: a hash of them, with the language.</summary>
    [NotPersonal]
    public string TextVersion { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public bool IsConfirmed => ConfirmedAt is not null;

    /// <summary>Nobody has said yes in time.</summary>
    public bool IsExpired(DateTimeOffset now) => !IsConfirmed && now - AskedAt >= ConfirmWithin;

    /// <summary>What stays of it when it ends.</summary>
    /// <param name="way">How it was said.</param>
    /// <param name="textVersion">The words that were read.</param>
    /// <param name="now">When.</param>
    public MailChoice Ended(ChoiceWay way, string textVersion, DateTimeOffset now) =>
        new(AddressId, SuppressionScope.Network, wants: false, way, textVersion, now) { NewsBits = (int)NewsTopics.None };
}
