using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>
/// Text is judged once, where it enters, and trusted afterwards. What is no text at all (half surrogates, U+FFFE, NUL, controls) is refused
/// in words, by <see cref="IsReadable"/>; what is text but seen by nobody (format characters, fillers) falls away, and the rest is composed (NFC).
/// </summary>
public static class CleanText
{
    /// <summary>
    /// Whether every program that gets a text can store, compare and send it: no half surrogates, no noncharacters, no controls but those that
    /// make room between words and lines, and not the sign that stands for bytes which were no text.
    /// </summary>
    public static bool IsReadable(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnreadable(rune))
                return false;
        }
        return true;
    }

    /// <summary>A text as it came, without what <see cref="IsReadable"/> refuses.</summary>
    public static string Readable(string text)
    {
        if (IsReadable(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsUnreadable(rune)))
            clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>One line: every run of blanks and controls is one blank, none at the ends.</summary>
    public static string Line(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in Visible(text))
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>Several lines, ended by line feeds (in Word by a vertical tab); tabs stay, other controls fall away.</summary>
    public static string Lines(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in Visible(text?.Replace('\v', '\n').ReplaceLineEndings("\n")))
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune);
        }
        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>At most so many characters, and never half of one.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)]
        : text[..length];

    /// <summary>Lower case text as people without German keys write it: <c>größe</c> is <c>groesse</c>.</summary>
    public static string SpelledOut(string text) =>
        text.Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>Without what is no text, and without fillers and format characters but the joiners that a word needs.</summary>
    private static IEnumerable<Rune> Visible(string? text)
    {
        Rune? before = null;
        var runes = (text ?? "").EnumerateRunes().Where(rune => !IsUnreadable(rune) && !IsBlank(rune)).ToList();
        for (var at = 0; at < runes.Count; at++)
        {
            var rune = runes[at];
            if (
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
                && !IsNeeded(rune, before, at + 1 < runes.Count ? runes[at + 1] : null)
            )
                continue;
            yield return rune;
            before = rune;
        }
    }

    /// <summary>
    /// The joiners U+200C and U+200D change letters of Arabic and Indic scripts and make one picture of several emoji; between other
    /// letters they only make two texts of one.
    /// </summary>
    private static bool IsNeeded(Rune rune, Rune? before, Rune? after) =>
        rune.Value is 0x200C or 0x200D && before is { } left && after is { } right && Joins(left) && Joins(right);

    private static bool Joins(Rune rune) =>
        rune.Value is >= 0x0600 and <= 0x109F or >= 0xFE00 and <= 0xFE0F or >= 0x2190 and <= 0x2BFF or >= 0x1F000;

    private static bool IsUnreadable(Rune rune) =>
        rune == Rune.ReplacementChar || IsNoncharacter(rune) || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    /// <summary>Counted among the letters, marks and symbols, and yet seen by nobody: fillers of Hangul, Braille's blank, selectors of old scripts.</summary>
    private static bool IsBlank(Rune rune) =>
        rune.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or 0x2800
                or 0x3164
                or 0xFFA0
                or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
