using EventManager.Domain.Events;

namespace EventManager.Domain.Accounts;

/// <summary>What an account may do in one event. Administrators may do everything in all.</summary>
public enum StaffRole
{
    /// <summary>Plans; sees no personal data.</summary>
    Contributor,

    /// <summary>Runs the door; sees names, changes nothing else.</summary>
    Door,

    /// <summary>Everything in this event.</summary>
    Organiser,
}

public static class StaffRoles
{
    /// <summary>What an account may do in an event; null for nothing.</summary>
    /// <param name="isAdministrator">Who needs no role.</param>
    /// <param name="role">The one that it has there.</param>
    public static StaffRole? Of(bool isAdministrator, StaffRole? role) => isAdministrator ? StaffRole.Organiser : role;

    public static bool SeesPersonalData(StaffRole role) => role is StaffRole.Door or StaffRole.Organiser;
}

[OfEvent(CopyArea.Staff, Left = CopyReason.DecidedAnew)]
public sealed class EventStaff
{
    private EventStaff() { }

    public EventStaff(Guid eventId, Guid userId, StaffRole role)
    {
        EventId = eventId;
        UserId = userId;
        Role = role;
    }

    public Guid EventId { get; private set; }

    public Guid UserId { get; private set; }

    public StaffRole Role { get; set; }
}
