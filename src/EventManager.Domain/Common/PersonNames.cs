using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>Names as people type them, made fit to print, search and sort.</summary>
public static class PersonNames
{
    /// <summary>Longest given or family name in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>One line without anything that nobody sees; keeps every letter of every script, and emoji. Dashes and dots alone are no name.</summary>
    public static string Clean(string? name) => CleanText.Line(name) is var clean && clean.EnumerateRunes().Any(Names) ? clean : "";

    private static bool Names(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune);

    /// <summary>What makes two names the same: lower case, so that all three databases compare alike. Searching folds more.</summary>
    public static string KeyOf(string name) => Clean(name).ToLowerInvariant();

    /// <summary>Given and family name of one that was typed in one piece: "Müller, Anna" as lists have it, else the last word is the family's.</summary>
    public static (string First, string Last) Parts(string? name)
    {
        var clean = Clean(name);
        if (clean.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given])
            return (given, family);
        var cut = clean.LastIndexOf(' ');
        return cut < 0 ? ("", clean) : (clean[..cut], clean[(cut + 1)..]);
    }

    /// <summary>
    /// Whether two given names can be those of one person: equal but for case and accents, or one with more names than the other
    /// ("Anna", "Anna Lena"). "Tim" and "Tom" are brothers and no typing error.
    /// </summary>
    public static bool MayBeSame(string? one, string? other)
    {
        var (first, second) = (Clean(one), Clean(other));
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        const CompareOptions Alike = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        return compare.Compare(first, second, Alike) == 0
            || compare.IsPrefix(first, second + " ", Alike)
            || compare.IsPrefix(second, first + " ", Alike);
    }
}
