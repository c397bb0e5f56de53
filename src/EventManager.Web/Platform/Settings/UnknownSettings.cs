using System.Collections;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Settings;

/// <summary>A section of the settings that the program reads, and what it is read into.</summary>
internal sealed record SettingsSection(string Name, Type Type);

/// <summary>Settings that nothing reads, most often since they are misspelt.</summary>
internal static class UnknownSettings
{
    /// <summary>A line for each name below a section that its type does not know.</summary>
    public static IEnumerable<string> In(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties().Where(property => property.SetMethod is not null).ToList();
        foreach (var child in section.GetChildren())
        {
            var match = known.Find(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (match is null)
                yield return Line(child.Path, section.Path + ":", known.Select(property => property.Name), child.Key);
            else if (IsGroup(match.PropertyType))
            {
                foreach (var line in In(child, match.PropertyType))
                    yield return line;
            }
            else if (ElementOf(match.PropertyType) is { } element)
            {
                foreach (var line in child.GetChildren().SelectMany(one => In(one, element)))
                    yield return line;
            }
        }
    }

    /// <summary>
    /// A line for each section that the program does not read: of the files all, of the environment, where others' words stand too, those
    /// that look like one of ours.
    /// </summary>
    public static IEnumerable<string> Sections(IConfiguration configuration, IReadOnlyCollection<string> ours)
    {
        var inFiles = ((IConfigurationRoot)configuration)
            .Providers.OfType<JsonConfigurationProvider>()
            .SelectMany(file => file.GetChildKeys([], null))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration
            .GetChildren()
            .Where(section => !ours.Concat(Frameworks).Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            .Where(section => inFiles.Contains(section.Key) || (section.GetChildren().Any() && Nearest(section.Key, ours) is not null))
            .Select(section => Line(section.Key, "", ours, section.Key));
    }

    /// <summary>Sections of the framework's own that an administrator may use.</summary>
    private static readonly string[] Frameworks = ["Logging", "AllowedHosts", "Kestrel", "Urls", "Demo"];

    private static bool IsGroup(Type type) =>
        type.IsClass
        && type.Namespace?.StartsWith(nameof(EventManager), StringComparison.Ordinal) is true
        && !type.IsAssignableTo(typeof(IEnumerable));

    /// <summary>Of a list of groups, what each of its entries is read into.</summary>
    private static Type? ElementOf(Type type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(List<>) && IsGroup(type.GetGenericArguments()[0])
            ? type.GetGenericArguments()[0]
            : null;

    private static string Line(string path, string before, IEnumerable<string> names, string typed) =>
        $"{path} is no setting of this program"
        + (Nearest(typed, names) is { } meant ? $"; is {before}{meant} meant?" : ". appsettings.template.json lists all of them.");

    private static string? Nearest(string typed, IEnumerable<string> names) =>
        names
            .Select(name => (name, away: Distance(typed, name)))
            .Where(one => one.away <= 2)
            .OrderBy(one => one.away)
            .FirstOrDefault()
            .name;

    /// <summary>Letters to change, add or leave out (Levenshtein), whatever their case.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}

/// <summary>Sections are judged with the first of them, so that the start and the command <c>check</c> name what neither reads.</summary>
internal sealed class UnknownSections(IConfiguration configuration, IEnumerable<SettingsSection> sections) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var wrong = UnknownSettings.Sections(configuration, [.. sections.Select(section => section.Name)]).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
