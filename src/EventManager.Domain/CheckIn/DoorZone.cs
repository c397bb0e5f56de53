using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

/// <summary>
/// A part of the building whose people are counted, or the building itself. How many are inside is the sum over its gates;
/// <see cref="Turn"/> is what two doors of a zone with a limit queue for, so that the last free place is given once.
/// </summary>
[OfEvent(CopyArea.Zones, Copied = true)]
public sealed class DoorZone : ICopiedWithEvent
{
    /// <summary>The code of the building itself, which every event has. Its limit is the event's, else the venue's.</summary>
    public const string House = "house";

    public const int DefaultWarnPercent = 90;

    private DoorZone() { }

    public DoorZone(Guid eventId, string code, string name)
    {
        EventId = eventId;
        Code = code;
        Name = name;
    }

    public Guid EventId { get; private set; }

    /// <summary>Lower-case letters, digits, hyphens; unique in the event.</summary>
    [NotPersonal]
    public string Code { get; private set; } = "";

    [NotPersonal]
    public string Name { get; set; } = "";

    /// <summary>People at once; null where nobody has set it. Not used for the building.</summary>
    public int? Limit { get; set; }

    /// <summary>From this share of the limit on phones and board warn; 1 to 100.</summary>
    public int WarnPercent { get; set; } = DefaultWarnPercent;

    /// <summary>Asked of the building, and counts for every door of the event.</summary>
    public UnlistedTickets Unlisted { get; set; }

    /// <summary>The session whose places are the list of who may come in; null lets in everybody.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>Raised by whoever is about to let people into a zone with a limit.</summary>
    public long Turn { get; private set; }

    /// <summary>The list of the zone is the copied session's.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target) =>
        new DoorZone(target.EventId, Code, Name)
        {
            Limit = Limit,
            WarnPercent = WarnPercent,
            Unlisted = Unlisted,
            SessionId = SessionId is { } session && target.Sessions.TryGetValue(session, out var copied) ? copied : null,
        };
}

/// <summary>A zone's people against its limit.</summary>
/// <param name="Inside">People inside now.</param>
/// <param name="Limit">People at once; null has no limit.</param>
/// <param name="WarnPercent">Share of the limit that warns.</param>
public readonly record struct ZonePeopleCount(int Inside, int? Limit, int WarnPercent)
{
    public bool IsFull => Limit is { } most && Inside >= most;

    public bool Warns => WarnsAt is { } share && Inside >= share;

    /// <summary>The number of people that warns; null has no limit.</summary>
    public int? WarnsAt => Limit is { } most ? (int)(((long)most * WarnPercent + 99) / 100) : null;

    /// <summary>How many more may come in; null has no limit. Below 0 where more are inside than may be.</summary>
    public int? Room => Limit - Inside;
}

/// <summary>A ticket in a zone: whether it is inside, and since when it has been there at all.</summary>
[OfEvent(CopyArea.CheckIns, Left = CopyReason.AlreadyHappened, PartOf = typeof(Scan))]
public sealed class ZoneVisit
{
    private ZoneVisit() { }

    public ZoneVisit(Guid eventId, string zone, Guid ticketId, int people, int arrived, DateTimeOffset firstAt)
    {
        (People, Arrived, IsInside) = (people, arrived, people > 0);
        EventId = eventId;
        Zone = zone;
        TicketId = ticketId;
        FirstAt = Instant.Cut(firstAt);
    }

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Zone { get; private set; } = "";

    public Guid TicketId { get; private set; }

    public bool IsInside { get; private set; }

    /// <summary>People of the ticket who are inside now; more than 1 for a party.</summary>
    public int People { get; private set; }

    /// <summary>The most of them who were inside.</summary>
    public int Arrived { get; private set; }

    public DateTimeOffset? FirstAt { get; private set; }
}

/// <summary>The supervisor's number at the door: lets in above the limit. Only its hash is stored.</summary>
[OfEvent(CopyArea.Pin, Left = CopyReason.Secret)]
public sealed class DoorPin
{
    private DoorPin() { }

    public DoorPin(Guid eventId, byte[] hash)
    {
        EventId = eventId;
        Hash = hash;
    }

    public Guid EventId { get; private set; }

    public byte[] Hash { get; set; } = [];
}
