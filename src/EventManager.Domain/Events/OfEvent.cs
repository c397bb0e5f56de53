using System.Linq.Expressions;

namespace EventManager.Domain.Events;

/// <summary>
/// What belongs to an event says itself how it moves with the event's date, and whether the copy of an event has it. Postponing, copying
/// and the report read this; a test finds the entity that says nothing.
/// </summary>
/// <param name="area">Its line in the reports.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfEventAttribute(CopyArea area) : Attribute
{
    public CopyArea Area { get; } = area;

    /// <summary>True: it has dates of the event, and is an <see cref="IMovesWithEvent{T}"/>. False: none, or they say what happened.</summary>
    public bool Moves { get; init; }

    /// <summary>True: the copy has it, as an <see cref="ICopiedWithEvent"/> or, where <see cref="PartOf"/> is set, with its owner.</summary>
    public bool Copied { get; init; }

    /// <summary>Why it stays behind; None where it is copied.</summary>
    public CopyReason Left { get; init; }

    /// <summary>What brings it along and counts it.</summary>
    public Type? PartOf { get; init; }
}

/// <summary>Has dates that move when the event is postponed.</summary>
public interface IMovesWithEvent<T>
{
    /// <summary>Those that have such a date.</summary>
    static abstract Expression<Func<T, bool>> HasDates { get; }

    void Move(Postponement way, DateTimeOffset now);
}

/// <summary>Comes along when an event is copied.</summary>
public interface ICopiedWithEvent
{
    ICopiedWithEvent CopyTo(CopyTarget target);
}

/// <summary>Where a copy goes: the new event, the way of its dates, and what became of earlier ids.</summary>
/// <param name="EventId">The new event.</param>
/// <param name="Moved">An instant as it is in the copy.</param>
public sealed record CopyTarget(Guid EventId, Func<DateTimeOffset, DateTimeOffset> Moved)
{
    /// <summary>Sessions by the id that they had: what points at one points at its copy.</summary>
    public Dictionary<Guid, Guid> Sessions { get; } = [];

    /// <summary>Files that go with mails, likewise.</summary>
    public Dictionary<Guid, Guid> MailFiles { get; } = [];

    /// <summary>Times of arrival, in the same way.</summary>
    public Dictionary<Guid, Guid> Slots { get; } = [];

    /// <summary>Named audiences, in the same way.</summary>
    public Dictionary<Guid, Guid> Audiences { get; } = [];

    /// <summary>Mail rules, known before the first of them is copied: one can name another.</summary>
    public Dictionary<Guid, Guid> Rules { get; } = [];
}
