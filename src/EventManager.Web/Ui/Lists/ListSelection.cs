namespace EventManager.Web.Ui.Lists;

/// <summary>The chosen rows: single ones over all pages, or all that the search and the filters find.</summary>
public sealed class ListSelection
{
    private readonly HashSet<Guid> ids = [];

    /// <summary>All hits; how many there are the database knows.</summary>
    public bool IsAll { get; private set; }

    /// <summary>Another number after each change.</summary>
    public int Version { get; private set; }

    public IReadOnlyCollection<Guid> Ids => ids;

    public bool Has(Guid id) => IsAll || ids.Contains(id);

    public int Count(int hits) => IsAll ? hits : ids.Count;

    /// <param name="id">The row.</param>
    /// <param name="isChosen">Whether it is now.</param>
    /// <param name="shown">The rows of the page: of all hits without one, these stay.</param>
    public void Set(Guid id, bool isChosen, IEnumerable<Guid> shown)
    {
        Version++;
        if (IsAll)
        {
            IsAll = false;
            ids.UnionWith(shown);
        }
        if (isChosen)
            ids.Add(id);
        else
            ids.Remove(id);
    }

    public void SetAll(IEnumerable<Guid> shown, bool areChosen)
    {
        Version++;
        IsAll = false;
        if (areChosen)
            ids.UnionWith(shown);
        else
            ids.ExceptWith(shown);
    }

    public void ChooseHits()
    {
        Version++;
        ids.Clear();
        IsAll = true;
    }

    public void Clear()
    {
        Version++;
        ids.Clear();
        IsAll = false;
    }
}
