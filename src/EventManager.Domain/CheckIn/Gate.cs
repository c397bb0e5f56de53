using System.Linq.Expressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

public enum GateDirection
{
    Both,
    In,
    Out,
}

/// <summary>A door. Its counters are raised by one statement a batch, so that nobody counts scans to know who is inside.</summary>
[OfEvent(CopyArea.Gates, Moves = true, Copied = true)]
public sealed class Gate : IMovesWithEvent<Gate>, ICopiedWithEvent
{
    /// <summary>The code of the gate that every event has.</summary>
    public const string Main = "main";

    private Gate() { }

    public Gate(Guid eventId, string code, string name)
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

    /// <summary>The zone that it leads into; null for a door of the building.</summary>
    [NotPersonal]
    public string? Zone { get; set; }

    public GateDirection Direction { get; set; }

    /// <summary>Whether somebody who was in before comes in again.</summary>
    public bool Reentry { get; set; } = true;

    /// <summary>Categories of tickets that it takes, separated by blanks; empty takes all.</summary>
    [NotPersonal]
    public string Categories { get; set; } = "";

    /// <summary>The door's own time; null leaves the event's.</summary>
    public DateTimeOffset? OpensAt { get; set; }

    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>People let in here, re-entries included.</summary>
    public int Entered { get; private set; }

    /// <summary>People who left here.</summary>
    public int Left { get; private set; }

    /// <summary>People let in here for the first time.</summary>
    public int FirstEntered { get; private set; }

    /// <summary>People without a ticket who were counted in by hand.</summary>
    public int TappedIn { get; private set; }

    /// <summary>People without a ticket who were counted out by hand.</summary>
    public int TappedOut { get; private set; }

    /// <summary>People added, or taken off where negative, because the count was found to be wrong.</summary>
    public int Corrected { get; private set; }

    /// <summary>People who came through this door and are still behind it.</summary>
    public int Inside => Entered - Left + TappedIn - TappedOut + Corrected;

    static Expression<Func<Gate, bool>> IMovesWithEvent<Gate>.HasDates => gate => gate.OpensAt != null || gate.ClosesAt != null;

    public void Move(Postponement way, DateTimeOffset now)
    {
        OpensAt = OpensAt is { } opens ? way.Move(opens) : null;
        ClosesAt = ClosesAt is { } closes ? way.Move(closes) : null;
    }

    /// <summary>The same door, through which nobody has come yet.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target) =>
        new Gate(target.EventId, Code, Name)
        {
            Zone = Zone,
            Direction = Direction,
            Reentry = Reentry,
            Categories = Categories,
            OpensAt = OpensAt is { } opens ? target.Moved(opens) : null,
            ClosesAt = ClosesAt is { } closes ? target.Moved(closes) : null,
        };
}
