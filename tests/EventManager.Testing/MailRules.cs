using System.Globalization;
using System.Text.RegularExpressions;

namespace EventManager.Testing;

/// <summary>What a mail's HTML must be for who hears it, or needs contrast. Mail programs throw away head and html element, so it counts inside the body.</summary>
public static partial class MailRules
{
    private const double LeastContrast = 4.5;

    /// <summary>The rules that it breaks; empty is right.</summary>
    public static IReadOnlyList<string> Broken(string html, string language, string direction)
    {
        var body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        var headings = Headings().Matches(body).Select(match => match.Groups[1].Value[0] - '0').ToList();
        (bool Keeps, string Says)[] rules =
        [
            (
                html.StartsWith($"<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">", StringComparison.Ordinal),
                "language and direction of the document"
            ),
            (
                Outermost().Match(body).Groups[1].Value.Contains($"lang=\"{language}\" dir=\"{direction}\"", StringComparison.Ordinal),
                "language and direction inside the body"
            ),
            (Title().Match(html).Groups[1].Value.Trim().Length > 0, "a title"),
            (headings.Count(level => level == 1) <= 1 && (headings.Count == 0 || headings.Min() == 1), "one first heading"),
            (headings.Zip(headings.Skip(1)).All(pair => pair.Second <= pair.First + 1), "headings in order, none left out"),
            (Links().Matches(body).All(link => Tags().Replace(link.Groups[1].Value, "").Trim().Length > 0), "links say where they lead"),
            (Images().Matches(body).All(image => image.Value.Contains(" alt=\"", StringComparison.Ordinal)), "pictures have words"),
            (
                !body.Contains("<table", StringComparison.Ordinal) || body.Contains("role=\"presentation\"", StringComparison.Ordinal),
                "no table for the layout is read as one"
            ),
            (!body.Contains("<script", StringComparison.Ordinal), "no script"),
            (HasContrast(body), "contrast of 4.5 between ink and ground, neither set without the other"),
        ];
        return [.. rules.Where(rule => !rule.Keeps).Select(rule => rule.Says)];
    }

    /// <summary>What an element does not set, it has from the one around it; ground alone or ink alone on the page's own is nobody's.</summary>
    private static bool HasContrast(string body)
    {
        var around = new Stack<(string? Words, string? Ground)>([(null, null)]);
        foreach (Match tag in Elements().Matches(body))
        {
            var (name, style) = (tag.Groups[2].Value.ToLowerInvariant(), Style().Match(tag.Value).Groups[1].Value);
            if (tag.Groups[1].Length > 0)
            {
                around.Pop();
                continue;
            }
            var (words, ground) = around.Peek();
            words = Color().Match(style) is { Success: true } ink ? ink.Groups[1].Value : words;
            ground = Ground().Match(style) is { Success: true } paper ? paper.Groups[1].Value : ground;
            if (words is null != ground is null || (words is not null && Contrast(words, ground!) < LeastContrast))
                return false;
            if (name is not ("br" or "img" or "hr"))
                around.Push((words, ground));
        }
        return true;
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>WCAG 2.2, relative luminance.</summary>
    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex("<div ([^>]*)>")]
    private static partial Regex Outermost();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<a [^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Links();

    [GeneratedRegex("<img[^>]*>")]
    private static partial Regex Images();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<(/?)([a-z][a-z0-9]*)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Elements();

    [GeneratedRegex("style=\"([^\"]*)\"")]
    private static partial Regex Style();

    [GeneratedRegex("(?:^|;)color:#([0-9a-f]{6})", RegexOptions.IgnoreCase)]
    private static partial Regex Color();

    [GeneratedRegex("background(?:-color)?:#([0-9a-f]{6})", RegexOptions.IgnoreCase)]
    private static partial Regex Ground();
}
