namespace EventManager.Domain.Events;

public enum EventKind
{
    /// <summary>Ausbildungsmesse.</summary>
    TrainingFair,

    /// <summary>Gesundheitstag.</summary>
    HealthDay,

    /// <summary>Netzwerktreffen.</summary>
    NetworkMeeting,

    /// <summary>Treffen auf Einladung, for example of coaches.</summary>
    InvitationMeeting,

    /// <summary>Kurs mit Bewerbung.</summary>
    Course,

    /// <summary>Öffentlicher Dialog.</summary>
    PublicDialogue,
}

public enum EventState
{
    Draft,
    Published,
    Cancelled,

    /// <summary>Moved to a new date, and takes place then.</summary>
    Postponed,
    Finished,
}

/// <summary>Who may see and join an event.</summary>
public enum EventVisibility
{
    /// <summary>Listed; everybody may join.</summary>
    Public,

    /// <summary>Not listed; who has the link may join.</summary>
    Link,

    /// <summary>Not listed; who was invited by name may join.</summary>
    Invited,

    /// <summary>Listed; whose mail address belongs to one of the named domains may join.</summary>
    Companies,
}
