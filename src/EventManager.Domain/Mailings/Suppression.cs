using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>Which mails an address does not get.</summary>
public enum SuppressionScope
{
    /// <summary>All but service mails; after a hard bounce these too.</summary>
    All,

    /// <summary>Invitations and newsletters, of whichever event.</summary>
    Network,

    /// <summary>Those of one event, but service mails.</summary>
    Event,
}

public enum SuppressionReason
{
    /// <summary>The address does not exist.</summary>
    HardBounce,

    /// <summary>The reader called a mail spam.</summary>
    Complaint,

    /// <summary>The reader wanted no more.</summary>
    Unsubscribed,

    /// <summary>Somebody of us entered it.</summary>
    ByHand,
}

/// <summary>
/// An address that gets no mails, or not all. It is known by a keyed hash, so that the row names nobody and can stay when the mails are long
/// blanked; while the mail that led to it is known, its line shows the address.
/// </summary>
[OfEvent(CopyArea.Mails, Left = CopyReason.AlreadyHappened)]
public sealed class Suppression
{
    private Suppression() { }

    public Suppression(Guid id, Guid addressId, SuppressionScope scope, SuppressionReason reason, DateTimeOffset now)
    {
        Id = id;
        AddressId = addressId;
        Scope = scope;
        Reason = reason;
        CreatedAt = now.ToUniversalTime();
    }

    /// <summary>Made of address, scope, event and reason: the same entry cannot be there twice.</summary>
    public Guid Id { get; private set; }

    public Guid AddressId { get; private set; }

    public SuppressionScope Scope { get; private set; }

    public SuppressionReason Reason { get; private set; }

    /// <summary>With <see cref="SuppressionScope.Event"/>: whose mails. Else of which event the mail was that led to it; null for none.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The mail that led to it.</summary>
    public Guid? MailId { get; init; }

    /// <summary>What the other server said, as <c>5.1.1</c>.</summary>
    [NotPersonal]
    public string Status { get; init; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
