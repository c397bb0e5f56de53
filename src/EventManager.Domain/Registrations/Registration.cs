using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Registrations;

/// <summary>One person's (or party's) place at an event.</summary>
[OfEvent(CopyArea.Registrations, Moves = true, Left = CopyReason.PersonalData)]
public sealed partial class Registration : IVersioned, IMovesWithEvent<Registration>
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

    /// <summary>A registration of a category, under a key of its own for finding the same person twice.</summary>
    /// <param name="event">The event.</param>
    /// <param name="category">Its category.</param>
    /// <param name="person">Who, as typed.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="partySize">People.</param>
    /// <param name="personKey">What makes two registrations the same person's.</param>
    /// <param name="now">The instant.</param>
    public Registration(
        Event @event,
        TicketCategory category,
        Person person,
        string language,
        int partySize,
        string personKey,
        DateTimeOffset now
    )
        : this(@event, person, language, partySize, now)
    {
        (CategoryCode, Form, Priority) = (category.Code, category.Form, category.Priority);
        ActiveKey = personKey;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [Personal(Retention.AfterEvent, "registration")]
    public string FirstName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "registration")]
    public string LastName { get; private set; } = "";

    /// <summary>What it is found by: names, organisation and class (<see cref="SearchText.Stored"/>).</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string SearchName { get; private set; } = "";

    /// <summary>Its place in lists: family name, then given name (<see cref="SortKey"/>).</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string SortName { get; private set; } = "";

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
    public string Organisation
    {
        get;
        set
        {
            field = CleanText.Line(value);
            SetSearchName();
        }
    } = "";

    /// <summary><c>de</c> or <c>en</c>: the language of mails.</summary>
    [NotPersonal]
    public string Language { get; private set; } = "de";

    /// <summary>Number of people, 1 to the event's (or the category's) limit; of a class pupils and adults together.</summary>
    public int PartySize { get; private set; } = 1;

    /// <summary>The category's code: <c>visitor</c>, <c>class</c>, <c>company</c>, <c>invited</c> or an organiser's own.</summary>
    [NotPersonal]
    public string CategoryCode { get; private set; } = TicketCategory.Visitor;

    /// <summary>The category's form, copied: it decides what tickets there are.</summary>
    public CategoryForm Form { get; private set; }

    /// <summary>The category's turn on the waiting list, copied: the queue's order is one index.</summary>
    public int Priority { get; private set; }

    /// <summary>What a class or group is called on its ticket, "9b, Offene Schule Waldau"; else empty.</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string PartyName
    {
        get;
        set
        {
            field = CleanText.Line(value);
            SetSearchName();
        }
    } = "";

    /// <summary>The time that was given; null before a seat is held, and for who may come at any time.</summary>
    public Guid? TimeSlotId { get; set; }

    /// <summary>Wished times, best first; empty for any time. The first that has room is given.</summary>
    public List<Guid> WishedSlots { get; private set; } = [];

    /// <summary>It counts in no counter of seats: registered at the door when all were taken, or works at the event.</summary>
    public bool WithoutSeat { get; private set; }

    public RegistrationState State { get; private set; } = RegistrationState.AwaitingConfirmation;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When it joined the queue; the queue's order.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>Null while it does not wait.</summary>
    public WaitsFor? WaitsFor { get; private set; }

    public DateTimeOffset? OfferExpiresAt { get; private set; }

    /// <summary>Raised to make older personal links useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    public void RevokeLink() => LinkVersion++;

    /// <summary>
    /// This registration's part of its calendar entry's SEQUENCE, which is the event's and this one together: raised with each change of its own
    /// (time of arrival, cancelled, expired, rejected, taken back), and never lowered.
    /// </summary>
    public int CalendarSequence { get; private set; }

    public void RaiseCalendarSequence() => CalendarSequence++;

    /// <summary>It goes on with the entry by which the calendar was asked; else it has one of its own.</summary>
    public bool HasInvitationsEntry { get; private set; }

    /// <param name="known">The highest part of an earlier registration of the same invitation; 0 for none.</param>
    public void GoOnWithInvitationsEntry(int known) => (HasInvitationsEntry, CalendarSequence) = (true, known + 1);

    public long Version { get; set; }

    public string FullName => (FirstName + " " + LastName).Trim();

    public bool HoldsSeats => State is RegistrationState.Confirmed or RegistrationState.Offered;

    public bool IsActive => State.IsActive();

    /// <summary>True where one ticket stands for all.</summary>
    public bool HasOneTicket => Form is CategoryForm.SchoolClass;

    /// <summary>Changes who it is. A new address is also the new key for finding the same person twice.</summary>
    public void SetPerson(Person person)
    {
        var known = NormalizedEmail;
        FirstName = PersonNames.Clean(person.FirstName);
        LastName = PersonNames.Clean(person.LastName);
        SortName = SortKey.Of(LastName, FirstName);
        SetSearchName();
        Email = MailAddressRules.Clean(person.Email);
        NormalizedEmail = MailAddressRules.Normalise(person.Email);
        if (ActiveKey is not null && known.Length > 0 && known != NormalizedEmail)
            ActiveKey = NormalizedEmail;
    }

    /// <summary>Corrects the name; the address stays, and with it what makes it the same person.</summary>
    public void Rename(string firstName, string lastName, DateTimeOffset now)
    {
        SetPerson(new Person(firstName, lastName, Email));
        Touch(now);
    }

    private void SetSearchName() => SearchName = SearchText.Stored(LastName, FirstName, Organisation, PartyName);
}

/// <summary>Who registers, as typed.</summary>
public sealed record Person(string FirstName, string LastName, string Email);
