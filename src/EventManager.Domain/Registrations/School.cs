using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>A school that classes come from; the list is kept once for the installation.</summary>
public sealed class School : IVersioned
{
    public const int MaxNameLength = 200;
    public const int MaxPlaceLength = 100;
    public const int MaxKindLength = 80;

    private School() { }

    public School(string name, string place, string kind) => Describe(name, place, kind);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    [NotPersonal]
    public string Name { get; private set; } = "";

    /// <summary>Lower case, "name, place": unique, so that a pasted list adds nothing twice.</summary>
    [NotPersonal]
    public string NormalizedName { get; private set; } = "";

    [NotPersonal]
    public string SearchName { get; private set; } = "";

    [NotPersonal]
    public string SortName { get; private set; } = "";

    /// <summary>Town or district; what reports count by.</summary>
    [NotPersonal]
    public string Place { get; private set; } = "";

    /// <summary>As the office calls it: "Gesamtschule", "Berufliche Schule".</summary>
    [NotPersonal]
    public string Kind { get; private set; } = "";

    public long Version { get; set; }

    public void Describe(string name, string place, string kind)
    {
        Name = PersonNames.Clean(name);
        Place = PersonNames.Clean(place);
        Kind = PersonNames.Clean(kind);
        NormalizedName = KeyOf(Name, Place);
        SearchName = SearchText.Stored(Name, Place);
        SortName = SortKey.Of(Name, Place);
    }

    public static string KeyOf(string name, string place) => PersonNames.KeyOf(name) + ", " + PersonNames.KeyOf(place);
}
