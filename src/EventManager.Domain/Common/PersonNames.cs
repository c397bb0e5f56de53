using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>Names as people type them, made fit to print, search and sort.</summary>
public static class PersonNames
{
    /// <summary>Longest given or family name in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// Takes out control and direction marks (a right-to-left mark in a name turns a list around) and doubled blanks;
    /// keeps every letter of every script, and emoji.
    /// </summary>
    public static string Clean(string? name)
    {
        if (name is null)
            return "";
        var clean = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormC).Trim())
        {
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\uFEFF')
                continue;
            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
                continue;
            }
            clean.Append(c);
        }
        return clean.ToString().TrimEnd();
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

    /// <summary>The form that a name is searched by: lower case, so that all three databases compare alike.</summary>
    public static string ForSearch(string name) => Clean(name).ToLowerInvariant();
}
