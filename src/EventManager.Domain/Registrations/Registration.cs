using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

public enum RegistrationState
{
    /// <summary>Waits for the click in the mail (double opt-in); holds no seat.</summary>
    AwaitingConfirmation,

    /// <summary>Holds its seats.</summary>
    Confirmed,

    /// <summary>In the queue; holds no seat.</summary>
    Waitlisted,

    /// <summary>Was in the queue; seats are held until <see cref="Registration.OfferExpiresAt"/>.</summary>
    Offered,

    Cancelled,

    /// <summary>The mail was never confirmed, or the offer never taken.</summary>
    Expired,
}

/// <summary>One person's (or party's) place at an event.</summary>
public sealed class Registration : IVersioned
{
    private Registration() { }

    /// <summary>A registration that still waits for the click in the mail.</summary>
    public Registration(Event @event, Person person, string language, int partySize, DateTimeOffset now)
    {
        EventId = @event.Id;
        PartySize = partySize;
        Language = language;
        CreatedAt = now.ToUniversalTime();
        UpdatedAt = CreatedAt;
        ActiveKey = MailAddressRules.Normalise(person.Email);
        SetPerson(person);
    }

    /// <summary>
    /// Somebody who registered at the door, is inside, and has left no address: nothing makes two of them the same person, and nothing
    /// can be mailed.
    /// </summary>
    public static Registration AtDoor(Event @event, string firstName, string lastName, int partySize, DateTimeOffset now)
    {
        var registration = new Registration(@event, new Person(firstName, lastName, ""), "de", partySize, now);
        registration.ActiveKey = registration.Id.ToString("N");
        registration.Confirm(now);
        return registration;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [Personal(Retention.AfterEvent, "registration")]
    public string FirstName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "registration")]
    public string LastName { get; private set; } = "";

    /// <summary>Lower case, "last, first": sorts and is searched in the same way on all three databases.</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string SearchName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "registration")]
    public string Email { get; private set; } = "";

    [Personal(Retention.AfterEvent, "registration")]
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>
    /// The normalised address while the registration counts, null once it is cancelled or expired: the unique index over event and
    /// this column is what makes a second registration impossible.
    /// </summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string? ActiveKey { get; private set; }

    /// <summary>School, company or organisation, as typed; may be empty.</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string Organisation { get; set; } = "";

    /// <summary><c>de</c> or <c>en</c>: the language of mails.</summary>
    [NotPersonal]
    public string Language { get; private set; } = "de";

    /// <summary>Number of people, 1 to the event's limit.</summary>
    public int PartySize { get; private set; } = 1;

    public Guid? TimeSlotId { get; set; }

    public RegistrationState State { get; private set; } = RegistrationState.AwaitingConfirmation;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When it joined the queue; the queue's order.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    public DateTimeOffset? OfferExpiresAt { get; private set; }

    /// <summary>Raised to make older personal links useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    public long Version { get; set; }

    public string FullName => (FirstName + " " + LastName).Trim();

    public bool HoldsSeats => State is RegistrationState.Confirmed or RegistrationState.Offered;

    public bool IsActive => State is not (RegistrationState.Cancelled or RegistrationState.Expired);

    public void SetPerson(Person person)
    {
        FirstName = PersonNames.Clean(person.FirstName);
        LastName = PersonNames.Clean(person.LastName);
        SearchName = PersonNames.ForSearch(LastName + ", " + FirstName);
        Email = person.Email.Trim();
        NormalizedEmail = MailAddressRules.Normalise(person.Email);
        if (ActiveKey is not null && NormalizedEmail.Length > 0)
            ActiveKey = NormalizedEmail;
    }

    /// <summary>The seats are taken: the caller has done so in the same transaction.</summary>
    public void Confirm(DateTimeOffset now)
    {
        State = RegistrationState.Confirmed;
        ConfirmedAt ??= now.ToUniversalTime();
        OfferExpiresAt = null;
        WaitingSince = null;
        UpdatedAt = now.ToUniversalTime();
    }

    public void JoinWaitingList(DateTimeOffset now)
    {
        State = RegistrationState.Waitlisted;
        WaitingSince = now.ToUniversalTime();
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Seats are held for this registration until the offer expires: the caller has taken them in the same transaction.</summary>
    public void Offer(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        State = RegistrationState.Offered;
        OfferExpiresAt = expiresAt.ToUniversalTime();
        UpdatedAt = now.ToUniversalTime();
    }

    public void Cancel(DateTimeOffset now)
    {
        State = RegistrationState.Cancelled;
        CancelledAt = now.ToUniversalTime();
        Leave(now);
    }

    public void Expire(DateTimeOffset now)
    {
        State = RegistrationState.Expired;
        Leave(now);
    }

    public void Touch(DateTimeOffset now) => UpdatedAt = now.ToUniversalTime();

    private void Leave(DateTimeOffset now)
    {
        ActiveKey = null;
        OfferExpiresAt = null;
        WaitingSince = null;
        UpdatedAt = now.ToUniversalTime();
    }
}

/// <summary>Who registers, as typed.</summary>
public sealed record Person(string FirstName, string LastName, string Email);
