using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tickets;

public enum TicketState
{
    Valid,

    /// <summary>Its registration lost its place; it is no longer let in.</summary>
    Cancelled,

    /// <summary>Was replaced or withdrawn by hand.</summary>
    Revoked,
}

/// <summary>What is shown at the door. One for each person of a registration; the code holds no personal data.</summary>
[OfEvent(CopyArea.Registrations, Left = CopyReason.PersonalData, PartOf = typeof(Registration))]
public sealed class Ticket
{
    private Ticket() { }

    public Ticket(Guid eventId, Guid registrationId, int number, string holderName, DateTimeOffset now)
    {
        EventId = eventId;
        RegistrationId = registrationId;
        Number = number;
        IssuedAt = now.ToUniversalTime();
        Rename(holderName, now);
    }

    /// <summary>A ticket whose id a phone at the door has proposed: it knew it before the server did.</summary>
    public Ticket(Guid id, Guid eventId, Guid registrationId, int number, string holderName, DateTimeOffset now)
        : this(eventId, registrationId, number, holderName, now) => Id = id;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid RegistrationId { get; private set; }

    /// <summary>1 for the person who registered, 2 and on for those who come along.</summary>
    public int Number { get; private set; }

    [Personal(Retention.AfterEvent, "ticket")]
    public string HolderName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "ticket")]
    public string SearchName { get; private set; } = "";

    /// <summary>What the badge's colour follows: <c>visitor</c>, <c>class</c>, <c>exhibitor</c>, <c>team</c>.</summary>
    [NotPersonal]
    public string Category { get; set; } = "visitor";

    /// <summary>How many people it stands for: 1, or a class's number.</summary>
    public int People { get; private set; } = 1;

    /// <summary>How many of them really came, as the door counted; 0 until it did.</summary>
    public int Arrived { get; private set; }

    /// <summary>Of a ticket for several: how many are inside now.</summary>
    public int PeopleInside { get; private set; }

    /// <summary>What the door should know, a line for each: <c>needs-lift</c>, <c>guardian-consent-missing</c>, or plain words.</summary>
    [Personal(Retention.AfterEvent, "door")]
    public string Notes { get; private set; } = "";

    /// <summary>The part of <see cref="Notes"/> that follows from answers and consents.</summary>
    [Personal(Retention.AfterEvent, "door")]
    public string DerivedNotes { get; private set; } = "";

    /// <summary>The part of <see cref="Notes"/> that an organiser wrote; stays when answers change.</summary>
    [Personal(Retention.AfterEvent, "door")]
    public string OwnNotes { get; private set; } = "";

    /// <summary>When its badge was last printed.</summary>
    public DateTimeOffset? BadgePrintedAt { get; private set; }

    public TicketState State { get; private set; } = TicketState.Valid;

    public bool IsInside { get; private set; }

    /// <summary>First time in.</summary>
    public DateTimeOffset? AdmittedAt { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Last change of anything that the door's snapshot shows; its cursor.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public void Rename(string holderName, DateTimeOffset now)
    {
        HolderName = PersonNames.Clean(holderName);
        SearchName = PersonNames.ForSearch(holderName);
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Is inside as it is made: registered at the door.</summary>
    public void EnterAtOnce(DateTimeOffset at)
    {
        IsInside = true;
        AdmittedAt = Instant.Cut(at);
        if (People > 1)
            Arrived = PeopleInside = People;
    }

    public void StandFor(int people, DateTimeOffset now)
    {
        People = people;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>What the door should know from the person's answers and consents; empty for nothing.</summary>
    public void Note(string notes, DateTimeOffset now) => SetNotes(notes, OwnNotes, now);

    /// <summary>What the door should know by an organiser's own words; empty for nothing.</summary>
    public void NoteByHand(string notes, DateTimeOffset now) => SetNotes(DerivedNotes, notes, now);

    public void Void(TicketState state, DateTimeOffset now)
    {
        State = state;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>A new ticket for the same place. Whoever is inside stays so on the new one.</summary>
    public Ticket Replacement(DateTimeOffset now) =>
        new(EventId, RegistrationId, Number, HolderName, now)
        {
            Category = Category,
            People = People,
            Arrived = Arrived,
            PeopleInside = PeopleInside,
            Notes = Notes,
            DerivedNotes = DerivedNotes,
            OwnNotes = OwnNotes,
            IsInside = IsInside,
            AdmittedAt = AdmittedAt,
        };

    private void SetNotes(string derived, string own, DateTimeOffset now)
    {
        (DerivedNotes, OwnNotes) = (derived, own);
        Notes = string.Join('\n', $"{derived}\n{own}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct());
        UpdatedAt = now.ToUniversalTime();
    }
}

/// <summary>A key that signs an event's tickets. Rotation adds a key and retires the older; revocation voids what it signed.</summary>
[OfEvent(CopyArea.Tokens, Left = CopyReason.Secret)]
public sealed class SigningKey
{
    private SigningKey() { }

    public SigningKey(Guid eventId, int number, byte[] publicKey, string protectedPrivateKey, DateTimeOffset now)
    {
        EventId = eventId;
        Number = number;
        PublicKey = publicKey;
        ProtectedPrivateKey = protectedPrivateKey;
        CreatedAt = now.ToUniversalTime();
    }

    public Guid EventId { get; private set; }

    /// <summary>1 to 255; stands in every code that the key signed.</summary>
    public int Number { get; private set; }

    /// <summary>X and Y of the P-256 point, 32 bytes each.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>PKCS #8, base64, under Data Protection.</summary>
    [NotPersonal]
    public string ProtectedPrivateKey { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>No longer signs; what it signed stays valid.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>What it signed is no longer let in.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
