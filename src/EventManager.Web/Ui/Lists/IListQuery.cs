namespace EventManager.Web.Ui.Lists;

/// <summary>Whose list it is, as the page knows it from the rights of who looks; never from an address.</summary>
/// <param name="EventId">Null for a list of the house.</param>
public sealed record ListScope(Guid? EventId)
{
    /// <summary>Whose own rows; null where a list has none of anybody's own.</summary>
    public Guid? UserId { get; init; }

    /// <summary>False reads no persons beside the rows at all.</summary>
    public bool SeesPersonalData { get; init; } = true;
}

/// <param name="Rows">Those of the page.</param>
/// <param name="Total">All that search and filters find.</param>
public sealed record ListRows<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>What can be asked of a list; a test asks all of it of every list.</summary>
public interface IListQuery
{
    /// <summary>Names it in saved views: <c>registrations</c>.</summary>
    string List { get; }

    /// <summary>Keys of the orders that the database has.</summary>
    IReadOnlyCollection<string> Sorts { get; }

    /// <summary>Values of each filter; none where they depend on the event.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; }
}

/// <summary>The rows of a list: found, ordered, counted and cut by the database.</summary>
public interface IListQuery<T> : IListQuery
    where T : IListRow
{
    Task<ListRows<T>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop);

    /// <summary>How many they are.</summary>
    Task<int> CountAsync(ListScope scope, ListRequest asked, CancellationToken stop);

    /// <summary>All that search and filters find, for what is done to many.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, ListRequest asked, CancellationToken stop);

    /// <summary>The name of a row that may not be on the page; null where the list has none of that id.</summary>
    Task<string?> NameAsync(ListScope scope, Guid id, CancellationToken stop);
}
