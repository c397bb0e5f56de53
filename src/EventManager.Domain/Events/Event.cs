using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Events;

/// <summary>What is organised: a fair, a health day, a meeting, a course, a dialogue. Never a message.</summary>
public sealed partial class Event : IVersioned
{
    private Event() { }

    public Event(string slug, EventKind kind, LocalizedText title, DateTimeOffset startsAt, DateTimeOffset endsAt, int capacity)
    {
        Slug = slug;
        Kind = kind;
        Title = title;
        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        Seats = SeatPool.ForEvent(Id, capacity);
        SeatPoolId = Seats.Id;
        Categories.Add(TicketCategory.ForVisitors(Id));
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Names the event in addresses; unique.</summary>
    [NotPersonal]
    public string Slug { get; private set; } = "";

    public EventKind Kind { get; private set; }

    public LocalizedText Title
    {
        get;
        set
        {
            field = value;
            SetSearchName();
        }
    } = LocalizedText.Empty;

    /// <summary>What it is found by: its title in all languages and its short name (<see cref="SearchText.Stored"/>).</summary>
    [NotPersonal]
    public string SearchName { get; private set; } = "";

    /// <summary>One or two sentences for lists.</summary>
    public LocalizedText Summary { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    public EventState State { get; private set; } = EventState.Draft;

    public EventVisibility Visibility { get; set; } = EventVisibility.Public;

    /// <summary>Mail domains whose owners may join where <see cref="Visibility"/> is Companies; separated by blanks.</summary>
    [NotPersonal]
    public string CompanyDomains { get; set; } = "";

    /// <summary>Raised to make older links to an event that is found by link only useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    /// <summary>IANA name.</summary>
    [NotPersonal]
    public string TimeZone { get; set; } = Zone.Default;

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When it should have begun, once it was postponed.</summary>
    public DateTimeOffset? PostponedFrom { get; private set; }

    /// <summary>When the door begins to let people in; null is two hours before the event. Earlier for a rehearsal.</summary>
    public DateTimeOffset? AdmissionOpensAt { get; private set; }

    public DateTimeOffset? RegistrationOpensAt { get; private set; }

    public DateTimeOffset? RegistrationClosesAt { get; private set; }

    public Guid? VenueId { get; set; }

    /// <summary>Where in the house: "Bürgersaal, 1. Stock".</summary>
    public LocalizedText PlaceNote { get; set; } = LocalizedText.Empty;

    public Guid SeatPoolId { get; private set; }

    public SeatPool Seats { get; private set; } = null!;

    /// <summary>Kinds of people who may come; there is always <c>visitor</c>.</summary>
    public List<TicketCategory> Categories { get; private set; } = [];

    /// <summary>What one place costs, in euro cents, 0 to 100,000; 0 is free. The program takes no money: pages and mails say it.</summary>
    public int PriceCents { get; set; }

    /// <summary>Who pays less, how and when it is paid.</summary>
    public LocalizedText PriceNote { get; set; } = LocalizedText.Empty;

    /// <summary>What to bring beside the ticket, a line for each thing.</summary>
    public LocalizedText Bring { get; set; } = LocalizedText.Empty;

    /// <summary>What this event has beside the house: somebody who signs, a quiet hour.</summary>
    public LocalizedText Accessibility { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown: each question a heading, its answer below.</summary>
    public LocalizedText Faq { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown: what a class does at the event, printed on its sheet; empty for the usual tasks.</summary>
    public LocalizedText ClassTasks { get; set; } = LocalizedText.Empty;

    public bool HasWaitingList { get; set; } = true;

    /// <summary>
    /// True lets a smaller party on the waiting list have free seats that are too few for the larger one before it; false keeps them
    /// until the larger one fits.
    /// </summary>
    public bool FillsGaps { get; set; }

    /// <summary>Hours that a freed seat is kept for the person it is offered to; 1 to 168.</summary>
    public int OfferHours { get; set; } = 24;

    /// <summary>Most people in one registration; 1 to 100.</summary>
    public int MaxPartySize { get; set; } = 1;

    /// <summary>True while companies may apply for a booth by the public form.</summary>
    public bool ExhibitorsMayApply { get; set; }

    public DateTimeOffset? ExhibitorApplicationsCloseAt { get; private set; }

    /// <summary>A guardian's consent is asked for people younger than this, 1 to 18; null asks for none.</summary>
    public int? GuardianConsentUnderAge { get; set; }

    /// <summary>How many people may be inside at once; null where the venue's number counts.</summary>
    public int? PermittedInside { get; set; }

    /// <summary>Printed as the organiser in mails and on the page.</summary>
    [NotPersonal]
    public string OrganiserName { get; set; } = "";

    /// <summary>Answers to mails go here.</summary>
    [NotPersonal]
    public string ContactEmail { get; set; } = "";

    /// <summary>iCalendar SEQUENCE: raised when date or place change.</summary>
    public int CalendarSequence { get; private set; }

    public Guid? CopiedFromId { get; set; }

    public long Version { get; set; }

    public bool IsVisible => State is EventState.Published or EventState.Postponed or EventState.Cancelled or EventState.Finished;

    /// <summary>People can still plan on it: published, or postponed to its new date.</summary>
    public bool TakesPlace => State is EventState.Published or EventState.Postponed;

    public bool IsRegistrationOpen(DateTimeOffset now) =>
        TakesPlace
        && RegistrationOpensAt is { } opens
        && RegistrationClosesAt is { } closes
        && opens <= now
        && now < closes
        && now < EndsAt;

    /// <summary>Why nothing can be changed any more, for whoever is registered: called off, or over. Null while it is to come or runs.</summary>
    public Refusal? WhyOver(DateTimeOffset now) =>
        State is EventState.Cancelled ? EventRefusals.Cancelled
        : State is EventState.Finished || now >= EndsAt ? EventRefusals.Finished
        : null;

    /// <summary>Why an organiser cannot register somebody by hand: before it is published, once it is called off or over. The window is for the public.</summary>
    public Refusal? WhyClosedByHand(DateTimeOffset now) => State is EventState.Draft ? EventRefusals.NotPublished : WhyOver(now);

    /// <summary>Why nobody can register at this moment, or null.</summary>
    public Refusal? WhyClosed(DateTimeOffset now) =>
        State switch
        {
            EventState.Draft => EventRefusals.NotFound,
            EventState.Cancelled => EventRefusals.Cancelled,
            EventState.Finished => EventRefusals.Finished,
            _ when RegistrationOpensAt is null => RegistrationRefusals.Closed,
            _ when now < RegistrationOpensAt => RegistrationRefusals.NotYetOpen,
            _ when now >= RegistrationClosesAt => RegistrationRefusals.Closed,
            _ => WhyOver(now),
        };

    /// <summary>
    /// Until when an offer can be taken that is made now: the event's hours, but before the event begins; once it runs, no longer than
    /// what is offered.
    /// </summary>
    /// <param name="now">The instant of offering.</param>
    /// <param name="slot">The time of arrival that is offered; null for any.</param>
    public DateTimeOffset OfferEnds(DateTimeOffset now, TimeSlot? slot)
    {
        var end = now.AddHours(OfferHours);
        var last = now < StartsAt ? StartsAt : EndsAt;
        if (slot is not null && slot.EndsAt < last)
            last = slot.EndsAt;
        return end < last ? end : last;
    }

    /// <summary>Sets when it is, while nobody has been told: a draft only. A published event is postponed instead.</summary>
    public Refusal? Schedule(DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        if (endsAt <= startsAt)
            return EventRefusals.EndsBeforeStart;
        if (!Zone.CanBeMeant(startsAt) || !Zone.CanBeMeant(endsAt))
            return EventRefusals.DateOutOfRange;
        if (State is not EventState.Draft && (startsAt != StartsAt || endsAt != EndsAt))
            return EventRefusals.PostponeInstead;
        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        return null;
    }

    /// <summary>Sets the time in which people can register. It must end before the event does.</summary>
    public Refusal? SetRegistrationWindow(DateTimeOffset? opensAt, DateTimeOffset? closesAt)
    {
        if (opensAt is null != closesAt is null || closesAt <= opensAt || closesAt > EndsAt)
            return EventRefusals.WindowOutsideEvent;
        if (opensAt is { } opens && !Zone.CanBeMeant(opens))
            return EventRefusals.DateOutOfRange.On("registrationOpensAt");
        RegistrationOpensAt = opensAt?.ToUniversalTime();
        RegistrationClosesAt = closesAt?.ToUniversalTime();
        return null;
    }

    public Refusal? OpenDoorsAt(DateTimeOffset? opensAt)
    {
        if (opensAt is { } at && !Zone.CanBeMeant(at))
            return EventRefusals.DateOutOfRange.On("admissionOpensAt");
        AdmissionOpensAt = opensAt?.ToUniversalTime();
        return null;
    }

    public Refusal? SetExhibitorDeadline(DateTimeOffset? closesAt)
    {
        if (closesAt is { } at && !Zone.CanBeMeant(at))
            return EventRefusals.DateOutOfRange.On("exhibitorApplicationsCloseAt");
        ExhibitorApplicationsCloseAt = closesAt?.ToUniversalTime();
        return null;
    }

    public void Rename(string slug)
    {
        Slug = slug;
        SetSearchName();
    }

    private void SetSearchName() => SearchName = SearchText.Stored([Title.German, .. Title.Languages.Select(Title.Translated), Slug]);

    /// <summary>Place or times were changed by hand: calendars must take the new entry.</summary>
    public void RaiseCalendarSequence() => CalendarSequence++;

    public void RevokeLinks() => LinkVersion++;
}
