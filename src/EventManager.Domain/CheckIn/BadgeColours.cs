namespace EventManager.Domain.CheckIn;

/// <summary>The colour of each category of tickets, as <see cref="BadgeDesign.Colours"/> stores it.</summary>
public static class BadgeColours
{
    /// <summary>For a category that nobody gave a colour.</summary>
    public const string Default = "#0b5563";

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["visitor"] = Default,
        ["class"] = "#7a5200",
        ["exhibitor"] = "#8f1d17",
        ["team"] = "#211e19",
    };

    public static string Of(string stored, string category) =>
        Read(stored).GetValueOrDefault(category) ?? Usual.GetValueOrDefault(category, Default);

    public static Dictionary<string, string> Read(string stored) =>
        stored
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2 && IsColour(pair[1]))
            .GroupBy(pair => pair[0])
            .ToDictionary(pair => pair.Key, pair => pair.Last()[1]);

    public static string Write(IEnumerable<KeyValuePair<string, string>> colours) =>
        string.Join(' ', colours.Where(pair => IsColour(pair.Value)).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Whether text in white or in black is read better on it (relative luminance, WCAG 2).</summary>
    public static string InkOn(string colour)
    {
        var light = 0.2126 * Part(colour, 1) + 0.7152 * Part(colour, 3) + 0.0722 * Part(colour, 5);
        return light > 0.179 ? "#000000" : "#ffffff";
    }

    /// <summary><c>#</c> and six hexadecimal digits.</summary>
    public static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static double Part(string colour, int at)
    {
        var value = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
