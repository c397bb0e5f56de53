namespace EventManager.Web.Shell.Organising;

/// <summary>Work that waits in a place; the drawer shows how much.</summary>
public enum Waits
{
    Nothing,
    WaitingList,
    Applications,
    Exhibitors,
    Conflicts,
    FailedMails,

    /// <summary>Points of the checklist that should have been done.</summary>
    Overdue,
}

/// <summary>An entry of the drawer.</summary>
/// <param name="Key">Of its words: <c>Place.Key</c>.</param>
/// <param name="Path">Behind the event, or of the whole address for a place of the house.</param>
/// <param name="Waits">What waits there.</param>
public sealed record Place(string Key, string Path, Waits Waits = Waits.Nothing)
{
    public bool IsFor(string path) => path == Path || (Path.Length > 0 && path.StartsWith(Path + "/", StringComparison.Ordinal));
}

/// <param name="Key">Of its words: <c>Group.Key</c>; empty for what stands alone on top.</param>
/// <param name="ForExhibitors">Only where an event has, or may have, exhibitors.</param>
/// <param name="Places">In their order.</param>
public sealed record PlaceGroup(string Key, bool ForExhibitors, IReadOnlyList<Place> Places);
