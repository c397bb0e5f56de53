using System.Linq.Expressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Programme;

public enum SessionKind
{
    Talk,

    /// <summary>Arbeitsgruppe (AG): works on one question and has minutes.</summary>
    WorkingGroup,

    /// <summary>An activity of a health day, a workshop.</summary>
    Activity,
    Break,
}

/// <summary>A part of an event's programme.</summary>
[OfEvent(CopyArea.Sessions, Moves = true, Copied = true)]
public sealed class Session : IVersioned, IMovesWithEvent<Session>, ICopiedWithEvent
{
    private Session() { }

    /// <param name="eventId">The event.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="title">The title; an AG's question.</param>
    /// <param name="startsAt">Beginning.</param>
    /// <param name="endsAt">End.</param>
    /// <param name="capacity">Places; null where nobody signs up.</param>
    public Session(Guid eventId, SessionKind kind, LocalizedText title, DateTimeOffset startsAt, DateTimeOffset endsAt, int? capacity)
    {
        EventId = eventId;
        Kind = kind;
        Title = title;
        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        if (capacity is { } places)
        {
            Seats = SeatPool.ForSession(eventId, places);
            SeatPoolId = Seats.Id;
        }
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public SessionKind Kind { get; set; }

    public LocalizedText Title
    {
        get;
        set
        {
            field = value;
            SearchName = SearchText.Stored([value.German, .. value.Languages.Select(value.Translated)]);
        }
    } = LocalizedText.Empty;

    /// <summary>What it is found by: its title in all languages (<see cref="SearchText.Stored"/>).</summary>
    [NotPersonal]
    public string SearchName { get; private set; } = "";

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    public Guid? RoomId { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Null where nobody signs up.</summary>
    public Guid? SeatPoolId { get; private set; }

    public SeatPool? Seats { get; private set; }

    public List<SessionLead> Leads { get; private set; } = [];

    public long Version { get; set; }

    /// <summary>Gives a session that nobody could sign up for its own places.</summary>
    public void OpenPlaces(int places)
    {
        Seats ??= SeatPool.ForSession(EventId, places);
        SeatPoolId = Seats.Id;
    }

    /// <summary>Nobody signs up any more. The caller has made sure, by resizing the pool to 0, that nobody has.</summary>
    public void ClosePlaces()
    {
        Seats = null;
        SeatPoolId = null;
    }

    /// <summary>True where nobody can be in both: they share at least one moment.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset until) => StartsAt < until && from < EndsAt;

    static Expression<Func<Session, bool>> IMovesWithEvent<Session>.HasDates => session => true;

    public void Move(Postponement way, DateTimeOffset now) => (StartsAt, EndsAt) = (way.Move(StartsAt), way.Move(EndsAt));

    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new Session(target.EventId, Kind, Title.Copy(), target.Moved(StartsAt), target.Moved(EndsAt), Seats?.Capacity)
        {
            Description = Description.Copy(),
            RoomId = RoomId,
        };
        copy.Leads.AddRange(Leads.Select(lead => new SessionLead(copy.Id, lead.Name, lead.Email, lead.Position)));
        target.Sessions[Id] = copy.Id;
        return copy;
    }
}

/// <summary>A person in charge of a session.</summary>
public sealed class SessionLead
{
    private SessionLead() { }

    /// <param name="sessionId">The session.</param>
    /// <param name="name">Who leads it.</param>
    /// <param name="email">May be empty.</param>
    /// <param name="position">Place among the session's leads, from 0.</param>
    public SessionLead(Guid sessionId, string name, string email, int position = 0)
    {
        Position = position;
        SessionId = sessionId;
        Name = PersonNames.Clean(name);
        Email = MailAddressRules.Clean(email);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SessionId { get; private set; }

    /// <summary>Place among the session's leads, from 0; ids made in the same millisecond have no order.</summary>
    public int Position { get; set; }

    [Personal(Retention.AfterEvent, "programme")]
    public string Name { get; set; } = "";

    /// <summary>May be empty.</summary>
    [Personal(Retention.AfterEvent, "programme")]
    public string Email { get; set; } = "";
}

/// <summary>A registration's place in a session. The unique pair makes a second one impossible.</summary>
public sealed class SessionPlace
{
    private SessionPlace() { }

    public SessionPlace(Guid sessionId, Guid registrationId, DateTimeOffset now)
    {
        SessionId = sessionId;
        RegistrationId = registrationId;
        SignedUpAt = now.ToUniversalTime();
    }

    public Guid SessionId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public DateTimeOffset SignedUpAt { get; private set; }
}

/// <summary>That a registration waits for a place in a full session; counted in the pool's <c>Waiting</c>, one for each of its people.</summary>
public sealed class SessionWait
{
    private SessionWait() { }

    public SessionWait(Guid sessionId, Guid registrationId, DateTimeOffset now)
    {
        SessionId = sessionId;
        RegistrationId = registrationId;
        Since = now.ToUniversalTime();
    }

    public Guid SessionId { get; private set; }

    public Guid RegistrationId { get; private set; }

    /// <summary>The queue's order.</summary>
    public DateTimeOffset Since { get; private set; }
}

public enum AttendanceSource
{
    Scan,
    Hand,
}

/// <summary>That somebody was there.</summary>
public sealed class Attendance
{
    private Attendance() { }

    public Attendance(Guid sessionId, Guid registrationId, AttendanceSource source, DateTimeOffset at)
    {
        SessionId = sessionId;
        RegistrationId = registrationId;
        Source = source;
        At = at.ToUniversalTime();
    }

    public Guid SessionId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public AttendanceSource Source { get; private set; }

    public DateTimeOffset At { get; private set; }
}
