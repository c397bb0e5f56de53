namespace EventManager.Web.Ui.Forms;

/// <summary>Both changed it.</summary>
public sealed class ConflictingField(string name, string label, string mine, string theirs, Action<bool> choose)
{
    public string Name { get; } = name;

    public string Label { get; } = label;

    public string Mine { get; } = mine;

    public string Theirs { get; } = theirs;

    /// <summary>What was typed here stands until somebody says otherwise.</summary>
    public bool TakesTheirs { get; private set; }

    public void Choose(bool theirsToo)
    {
        TakesTheirs = theirsToo;
        choose(theirsToo);
    }
}

/// <summary>What became of a form while somebody else saved the same thing.</summary>
/// <param name="Name">Who; null where nobody knows.</param>
/// <param name="At">When.</param>
/// <param name="Both">Changed by both, each to something else.</param>
/// <param name="Adopted">Changed by them only: stands in the form now.</param>
/// <param name="Kept">Labels of what was changed here only: still stands in the form.</param>
public sealed record FormConflict(
    string? Name,
    DateTimeOffset At,
    IReadOnlyList<ConflictingField> Both,
    IReadOnlyList<(string Label, string Theirs)> Adopted,
    IReadOnlyList<string> Kept
);
