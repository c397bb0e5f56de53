using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>The part of an address that names an event: lower-case ASCII letters, digits and hyphens.</summary>
public static class Slugs
{
    public const int MaxLength = 80;

    public static bool IsValid(string slug) =>
        slug.Length is > 1 and <= MaxLength
        && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && !slug.StartsWith('-')
        && !slug.EndsWith('-');

    /// <summary>Umlauts become two letters, other marks fall away: <c>Große Messe 2026</c> is <c>grosse-messe-2026</c>.</summary>
    public static string From(string title)
    {
        var spelled = CleanText.SpelledOut(CleanText.Line(title).ToLowerInvariant()).Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder();
        foreach (var c in spelled)
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var cut = slug.ToString().Trim('-');
        return cut.Length > MaxLength ? cut[..MaxLength].Trim('-') : cut;
    }
}
