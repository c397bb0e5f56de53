using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Exhibitors.Importing;

/// <summary>Occupations by their names in all languages, as they stand in one cell, separated by commas, semicolons or lines.</summary>
internal sealed class OccupationWords
{
    private static readonly char[] Separators = [',', ';', '\n'];

    private readonly Dictionary<string, Guid> ids = [];
    private readonly Dictionary<Guid, string> names = [];

    public OccupationWords(IEnumerable<Occupation> catalogue)
    {
        foreach (var occupation in catalogue)
        {
            names[occupation.Id] = occupation.Name.In(Languages.Current);
            foreach (var language in Languages.All)
                ids.TryAdd(SearchText.Stored(occupation.Name.In(language.Code)), occupation.Id);
        }
    }

    /// <param name="cell">As typed; a name may hold a comma itself.</param>
    /// <param name="unknown">Takes what is in no catalogue: it is refused, not left out.</param>
    public List<Guid> Find(string cell, List<string> unknown)
    {
        var parts = cell.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = new List<Guid>();
        for (var at = 0; at < parts.Length; )
        {
            var length = Enumerable.Range(1, parts.Length - at).Reverse().FirstOrDefault(n => ids.ContainsKey(Key(parts, at, n)));
            if (length > 0)
                found.Add(ids[Key(parts, at, length)]);
            else
                unknown.Add(parts[at]);
            at += Math.Max(1, length);
        }
        return [.. found.Distinct()];
    }

    public string Say(IEnumerable<Guid> occupations) =>
        string.Join(", ", occupations.Where(names.ContainsKey).Select(id => names[id]).ByName(name => name));

    private static string Key(string[] parts, int at, int length) => SearchText.Stored(string.Join(", ", parts.Skip(at).Take(length)));
}
