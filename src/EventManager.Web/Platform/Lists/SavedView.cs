using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Lists;

/// <param name="Query">Filters and order, as the list's address has them.</param>
/// <param name="Hidden">Columns that it leaves out.</param>
public sealed record SavedView(Guid Id, string Name, string Query, IReadOnlyList<string> Hidden)
{
    /// <summary>The team of the event that is looked at sees it.</summary>
    public bool IsShared { get; init; }

    /// <summary>Who shared it; null for one's own.</summary>
    public string? SharedBy { get; init; }

    /// <summary>The reader may take it from the team again.</summary>
    public bool MayUnshare { get; init; }

    public bool IsOwn => SharedBy is null;
}

/// <param name="Hidden">Columns that somebody leaves out where no view says otherwise.</param>
/// <param name="Views">One's own by name, then those that others of the team share.</param>
public sealed record ListChoices(IReadOnlyList<string> Hidden, IReadOnlyList<SavedView> Views)
{
    public static readonly ListChoices None = new([], []);
}

internal static class ListRefusals
{
    public static readonly Refusal NameMissing = new("lists.name_missing");
    public static readonly Refusal NameTooLong = new("lists.name_too_long", ListPreferences.MaxName);
    public static readonly Refusal TooMany = new("lists.too_many", ListPreferences.MostViews);
    public static readonly Refusal NotFound = new("lists.not_found");
    public static readonly Refusal SharedElsewhere = new("lists.shared_elsewhere");
}
