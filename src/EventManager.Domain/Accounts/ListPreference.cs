using EventManager.Domain.Common;

namespace EventManager.Domain.Accounts;

/// <summary>
/// How one person wants a list of the organisers' area: a saved view with a name, or, without one, which columns are left out. It holds
/// for the list of every event, and nobody else sees it but the team of one event with whom it is shared.
/// </summary>
public sealed class ListPreference
{
    private ListPreference() { }

    /// <param name="userId">Whose it is.</param>
    /// <param name="list">Which list: <c>registrations</c>.</param>
    /// <param name="name">Of the view; empty for the columns alone.</param>
    public ListPreference(Guid userId, string list, string name)
    {
        UserId = userId;
        List = list;
        Name = name;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid UserId { get; private set; }

    /// <summary>The event whose team sees the view too; null for nobody; it may be gone. Its owner stays the one who changes it.</summary>
    public Guid? SharedIn { get; private set; }

    [NotPersonal]
    public string List { get; private set; } = "";

    [Personal(Retention.WithAccount, "account")]
    public string Name { get; private set; } = "";

    /// <summary>Filters and order as the list's address has them; never words that were searched for.</summary>
    [NotPersonal]
    public string Query { get; set; } = "";

    /// <summary>Keys of the columns that are left out, separated by commas.</summary>
    [NotPersonal]
    public string Hidden { get; set; } = "";
}
