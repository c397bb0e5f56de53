using EventManager.Domain.Common;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Events;

/// <summary>What a new event of a kind starts with; organisers edit it.</summary>
public sealed class EventTemplate : IVersioned
{
    private EventTemplate() { }

    public EventTemplate(EventKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public EventKind Kind { get; private set; }

    [NotPersonal]
    public string Name { get; set; } = "";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Summary { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>Wall-clock minutes after midnight.</summary>
    public int StartMinute { get; set; } = 9 * 60;

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; set; } = 360;

    public int Capacity { get; set; } = 100;

    public EventVisibility Visibility { get; set; } = EventVisibility.Public;

    public bool HasWaitingList { get; set; } = true;

    public int MaxPartySize { get; set; } = 1;

    /// <summary>True where teachers can book for a class.</summary>
    public bool TakesClasses { get; set; }

    public int? ReminderDaysBefore { get; set; } = 2;

    /// <summary>Registration opens this many days before the event.</summary>
    public int OpensDaysBefore { get; set; } = 60;

    /// <summary>Registration closes this many hours before the event begins; 0 keeps it open until then.</summary>
    public int ClosesHoursBefore { get; set; }

    public bool ExhibitorsMayApply { get; set; }

    public List<TemplateSession> Sessions { get; private set; } = [];

    public long Version { get; set; }
}

/// <summary>A session that a template brings.</summary>
public sealed class TemplateSession
{
    private TemplateSession() { }

    public TemplateSession(SessionKind kind, LocalizedText title, int startsAfterMinutes, int minutes, int? capacity)
    {
        Kind = kind;
        Title = title;
        StartsAfterMinutes = startsAfterMinutes;
        Minutes = minutes;
        Capacity = capacity;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public SessionKind Kind { get; set; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    /// <summary>Minutes after the event's beginning.</summary>
    public int StartsAfterMinutes { get; set; }

    public int Minutes { get; set; }

    /// <summary>Places; null where nobody signs up.</summary>
    public int? Capacity { get; set; }
}
