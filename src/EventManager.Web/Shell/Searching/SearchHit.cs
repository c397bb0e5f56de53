namespace EventManager.Web.Shell.Searching;

/// <summary>Something that was found, in words.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">What tells it from others of the name: the event, the school.</param>
/// <param name="Address">The page that shows it.</param>
public sealed record SearchHit(string Name, string Detail, string Address)
{
    /// <summary>Where a post sends this person their own link again; null where there is none to send.</summary>
    public string? Link { get; init; }
}

/// <param name="Name">What they are.</param>
/// <param name="Hits">The nearest first; never all that there are.</param>
public sealed record SearchGroup(string Name, IReadOnlyList<SearchHit> Hits);

/// <param name="Groups">Only those with hits.</param>
/// <param name="Said">How many were found, for who hears the page.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchGroup> Groups, string Said);
