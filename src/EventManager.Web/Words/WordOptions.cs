using System.Globalization;

namespace EventManager.Web.Words;

/// <summary>What was typed is no word of the program; its message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The options behind a word: <c>--name VALUE</c>, or <c>--name</c> alone for a switch.</summary>
internal sealed class WordOptions
{
    private readonly Dictionary<string, string> values = [];

    /// <param name="args">What was typed behind the word.</param>
    /// <param name="valued">Names that take a value.</param>
    /// <param name="switches">Names that take none.</param>
    /// <exception cref="UsageException">An option is unknown, lacks its value or comes twice.</exception>
    public WordOptions(string[] args, string[] valued, string[] switches)
    {
        for (var at = 0; at < args.Length; at++)
        {
            var name = args[at];
            var value = "";
            if (valued.Contains(name))
                value = ++at < args.Length ? args[at] : throw new UsageException($"{name} needs a value.");
            else if (!switches.Contains(name))
                throw new UsageException($"Unknown option: {name}");
            if (!values.TryAdd(name, value))
                throw new UsageException($"{name} came twice.");
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Find(string name) => values.GetValueOrDefault(name);

    public string Need(string name) =>
        values.TryGetValue(name, out var value) && value.Length > 0 ? value : throw new UsageException($"{name} is missing.");

    public int Number(string name, int least, int most) => ReadNumber(name, Need(name), least, most);

    public int Number(string name, int least, int most, int otherwise) =>
        Find(name) is { } value ? ReadNumber(name, value, least, most) : otherwise;

    /// <summary>A length of time: <c>30d</c>, <c>12h</c>, <c>45m</c>.</summary>
    public TimeSpan Duration(string name, TimeSpan otherwise)
    {
        if (Find(name) is not { } text)
            return otherwise;
        if (
            text.Length is < 2 or > 7
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0
        )
            throw new UsageException($"{name} takes a length of time like 30d, 12h or 45m.");
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            'm' => TimeSpan.FromMinutes(count),
            _ => throw new UsageException($"{name} takes a length of time like 30d, 12h or 45m."),
        };
    }

    private static int ReadNumber(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} takes a number from {least} to {most}.");
}
