using System.Text.Json;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.Accounts;

/// <summary>
/// About 80,000 German words and names, lower case, the most common first; words with ä, ö, ü or ß also as people without such keys write
/// them. Source: the package @zxcvbn-ts/language-de (MIT), embedded when the program is built. Read once, when the first password is set.
/// </summary>
internal static class GermanWords
{
    private static readonly string[] Lists = ["commonWords", "firstnames", "lastnames", "wikipedia"];

    private static readonly Lazy<IReadOnlyList<string>> Read = new(() =>
        [
            .. Lists
                .SelectMany(name => Words(name).Select((word, rank) => (word, rank)))
                .OrderBy(entry => entry.rank)
                .SelectMany(entry => new[] { entry.word, CleanText.SpelledOut(entry.word) })
                .Distinct(),
        ]
    );

    public static IReadOnlyList<string> All => Read.Value;

    private static string[] Words(string name)
    {
        using var list = typeof(GermanWords).Assembly.GetManifestResourceStream($"words/{name}.json")!;
        return JsonSerializer.Deserialize<string[]>(list)!;
    }
}
