using System.Text.RegularExpressions;
using System.Xml.Linq;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Architecture.Tests;

/// <summary>The resources as they stand in the sources: one file for each language and marker class; German's has no language in its name.</summary>
internal sealed partial record TextResources(string Marker, string File)
{
    private static readonly string[] Forms = [.. Enum.GetValues<PluralCategory>().Select(category => Plurals.Key("", category))];

    public Dictionary<string, string> German => In(Languages.Default);

    public static IReadOnlyList<TextResources> All { get; } =
    [
        .. House
            .WebFiles(".resx")
            .Where(file => !System.IO.Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
            .Select(file => new TextResources(System.IO.Path.GetFileNameWithoutExtension(file), file)),
    ];

    /// <summary>Empty where there is no file.</summary>
    public Dictionary<string, string> In(Language language)
    {
        var file = language == Languages.Default ? File : System.IO.Path.ChangeExtension(File, $".{language.Code}.resx");
        return System.IO.File.Exists(file) ? Read(file) : [];
    }

    /// <summary>What sources ask for: the keys, those of a text with forms without the form.</summary>
    public static HashSet<string> Asked(Dictionary<string, string> texts) =>
        [.. texts.Keys.Select(key => FormOf(key) is { } form ? key[..^form.Length] : key)];

    /// <summary>Keys of texts with forms, without the form.</summary>
    public static HashSet<string> Counted(Dictionary<string, string> texts) =>
        [
            .. texts
                .Keys.Select(key => (Key: key, Form: FormOf(key)))
                .Where(text => text.Form is not null)
                .Select(text => text.Key[..^text.Form!.Length]),
        ];

    /// <summary><c>.one</c> of <c>SeatsLeft.one</c>; null where the key names no form.</summary>
    public static string? FormOf(string key) => Forms.FirstOrDefault(form => key.EndsWith(form, StringComparison.Ordinal));

    /// <summary><c>{0}</c>, <c>{1:dd.MM.yyyy}</c>: the numbers that a text fills in.</summary>
    public static IEnumerable<int> Placeholders(string text) =>
        Placeholder()
            .Matches(text.Replace("{{", "", StringComparison.Ordinal))
            .Select(hit => int.Parse(hit.Groups[1].Value))
            .Distinct()
            .Order();

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(file)
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Placeholder();
}
