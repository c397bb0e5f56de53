using System.Linq.Expressions;

namespace EventManager.Domain.Events;

/// <summary>What a visitor gets of an event's page.</summary>
public enum EventView
{
    /// <summary>As if there were no such event.</summary>
    Hidden,

    /// <summary>Its staff see it before anybody else does.</summary>
    Preview,
    Shown,
}

/// <summary>Who sees an event's public pages.</summary>
public static class EventViewing
{
    /// <param name="state">A draft is for its staff only.</param>
    /// <param name="visibility">Who else is meant.</param>
    /// <param name="isStaff">The visitor has a role in this event, or is an administrator.</param>
    /// <param name="hasLink">The visitor came by the event's valid secret link.</param>
    /// <param name="isInvited">The visitor came by a valid invitation to this event.</param>
    public static EventView Decide(EventState state, EventVisibility visibility, bool isStaff, bool hasLink, bool isInvited)
    {
        if (state is EventState.Draft)
            return isStaff ? EventView.Preview : EventView.Hidden;
        if (IsListed(visibility) || isStaff)
            return EventView.Shown;
        return (visibility is EventVisibility.Link && hasLink) || (visibility is EventVisibility.Invited && isInvited)
            ? EventView.Shown
            : EventView.Hidden;
    }

    /// <summary>Stands in the public list, and is found without a link.</summary>
    public static bool IsListed(EventVisibility visibility) => visibility is EventVisibility.Public or EventVisibility.Companies;

    /// <summary>The same as a condition of a query, of what is published or was.</summary>
    public static Expression<Func<Event, bool>> Listed { get; } =
        e => e.State != EventState.Draft && (e.Visibility == EventVisibility.Public || e.Visibility == EventVisibility.Companies);
}
