using EventManager.Web.Ui.Lists;

namespace EventManager.Web.Platform.Lists;

/// <summary>What the people of an event's list can be chosen by, each value in words: in the list, and for who gets a mail.</summary>
internal interface IEventFilters
{
    /// <summary>The list, as saved views name it.</summary>
    string List { get; }

    /// <summary>Those that make a difference at this event.</summary>
    Task<IReadOnlyList<ListFilter>> OfAsync(Guid eventId, CancellationToken stop);
}
