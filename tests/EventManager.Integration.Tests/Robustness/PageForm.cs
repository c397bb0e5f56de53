using System.Net;
using System.Text.RegularExpressions;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>A field as the page has it.</summary>
/// <param name="Values">What it can say; for a text what stands in it.</param>
internal sealed record FormField(string Name, string Type, IReadOnlyList<string> Values);

/// <summary>A form that a page shows.</summary>
internal sealed partial record PageForm(string Action, IReadOnlyList<FormField> Fields)
{
    public const string Token = "__RequestVerificationToken";

    public string Name => Fields.FirstOrDefault(f => f.Name == "_handler")?.Values[0] ?? Action;

    /// <summary>All forms that are sent by POST.</summary>
    public static List<PageForm> In(string page, string path) =>
        [
            .. Forms()
                .Matches(page)
                .Where(form => form.Groups[1].Value.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase))
                .Select(form => new PageForm(
                    Attribute(form.Groups[1].Value, "action") is { Length: > 0 } action ? action : path,
                    [.. FieldsOf(form.Groups[2].Value)]
                )),
        ];

    private static IEnumerable<FormField> FieldsOf(string form)
    {
        foreach (Match input in Inputs().Matches(form))
        {
            if (Attribute(input.Value, "name") is { } name)
                yield return new(name, Attribute(input.Value, "type") ?? "text", [Attribute(input.Value, "value") ?? ""]);
        }
        foreach (Match area in Areas().Matches(form))
            yield return new(Attribute(area.Groups[1].Value, "name") ?? "", "text", [area.Groups[2].Value]);
        foreach (Match select in Selects().Matches(form))
            yield return new(
                Attribute(select.Groups[1].Value, "name") ?? "",
                "select",
                [.. Options().Matches(select.Groups[2].Value).Select(option => Attribute(option.Value, "value") ?? "").DefaultIfEmpty("")]
            );
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<(?:input|button)[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Options();
}
