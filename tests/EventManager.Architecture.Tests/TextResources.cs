using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EventManager.Architecture.Tests;

/// <summary>The resources as they stand in the sources: one German file and one English file for each marker class.</summary>
internal sealed partial record TextResources(string Marker, string File)
{
    public string EnglishFile => System.IO.Path.ChangeExtension(File, ".en.resx");

    public Dictionary<string, string> German => Read(File);

    public Dictionary<string, string> English => System.IO.File.Exists(EnglishFile) ? Read(EnglishFile) : [];

    public static IReadOnlyList<TextResources> All { get; } =
    [
        .. House
            .WebFiles(".resx")
            .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal))
            .Select(file => new TextResources(System.IO.Path.GetFileNameWithoutExtension(file), file)),
    ];

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
