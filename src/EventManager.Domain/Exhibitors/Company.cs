using EventManager.Domain.Common;

namespace EventManager.Domain.Exhibitors;

/// <summary>A company, school or institution that takes part in more than one event.</summary>
public sealed class Company : IVersioned
{
    private Company() { }

    public Company(string name) => Rename(name);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    [NotPersonal]
    public string Name { get; private set; } = "";

    /// <summary>Lower case; unique.</summary>
    [NotPersonal]
    public string NormalizedName { get; private set; } = "";

    /// <summary>Mail domains of its people, separated by blanks.</summary>
    [NotPersonal]
    public string MailDomains { get; set; } = "";

    [NotPersonal]
    public string Website { get; set; } = "";

    /// <summary>True for the members of the Stadtnetz Ausbildung.</summary>
    public bool IsMember { get; set; }

    public long Version { get; set; }

    public void Rename(string name)
    {
        Name = PersonNames.Clean(name);
        NormalizedName = PersonNames.KeyOf(name);
    }
}

/// <summary>An occupation (Ausbildungsberuf) of the catalogue, named in both gender forms.</summary>
public sealed class Occupation
{
    private Occupation() { }

    public Occupation(LocalizedText name) => Rename(name);

    /// <summary>Found by its name in any language.</summary>
    public void Rename(LocalizedText name)
    {
        Name = name;
        SearchName = SearchText.Stored([name.German, .. name.Languages.Select(name.Translated)]);
        SortName = SortKey.Of(name.German);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    [NotPersonal]
    public string SearchName { get; private set; } = "";

    /// <summary>By the German name.</summary>
    [NotPersonal]
    public string SortName { get; private set; } = "";
}
