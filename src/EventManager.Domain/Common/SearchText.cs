using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>
/// The one folding of everything that is searched by words: people type what they hear. Capitals, marks, apostrophes and hyphens do not
/// count; ä is ae and a, ß is ss. fold.ts of the scanner says the same, and <c>tests/vectors/search.json</c> holds the two together.
/// </summary>
public static class SearchText
{
    /// <summary>Words of a search that are looked at; more narrow nothing that a person would notice.</summary>
    public const int MostWords = 6;

    /// <summary>Longest that <see cref="Stored"/> gives, in characters.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Letters that are no mark on another one, so that taking marks away does not reach them.</summary>
    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ä'] = "ae",
        ['ö'] = "oe",
        ['ü'] = "ue",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ħ'] = "h",
        ['ŧ'] = "t",
        ['ŋ'] = "n",
        ['ı'] = "i",
    };

    /// <summary>What a text is found by; empty where it has neither letter nor digit nor symbol.</summary>
    public static string Fold(string? text) => WithoutUmlauts(Letters(text, apart: true));

    /// <summary>
    /// What is kept beside a text so that a database finds it: folded, with a blank before each word, so that one comparison finds where a
    /// word begins. Empty where nothing can be found.
    /// </summary>
    public static string Stored(params ReadOnlySpan<string?> texts) =>
        Fold(string.Join(' ', texts)) is { Length: > 0 } folded ? CleanText.Cut(" " + folded, MaxLength) : "";

    /// <summary>
    /// The words of a search, folded; a text is found where each begins one of its words, in any order. None is longer than what is stored:
    /// databases refuse patterns of some ten thousand characters.
    /// </summary>
    public static IReadOnlyList<string> Words(string? search) =>
        [
            .. Fold(search)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => CleanText.Cut(word, MaxLength))
                .Distinct()
                .Take(MostWords),
        ];

    /// <summary>Whether a search finds a text in memory, as <c>WithWords</c> asks databases.</summary>
    /// <param name="stored">What <see cref="Stored"/> gave.</param>
    /// <param name="search">As typed.</param>
    public static bool Finds(string stored, string? search) =>
        Words(search).All(word => stored.Contains(" " + word, StringComparison.Ordinal));

    /// <param name="text">Any text.</param>
    /// <param name="apart">Punctuation parts words; else it falls away.</param>
    internal static string Letters(string? text, bool apart)
    {
        var spelled = new StringBuilder();
        foreach (var c in CleanText.Line(text).Replace('İ', 'i').ToLowerInvariant())
            spelled.Append(Spelled.TryGetValue(c, out var letters) ? letters : c.ToString());
        var folded = new StringBuilder(spelled.Length);
        foreach (var c in spelled.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || IsApostrophe(c))
                continue;
            if (!char.IsPunctuation(c) && !char.IsWhiteSpace(c))
                folded.Append(c);
            else if ((apart || char.IsWhiteSpace(c)) && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>From left to right, so that <c>neue</c> becomes <c>neu</c> wherever it is spelled so.</summary>
    private static string WithoutUmlauts(string letters)
    {
        var folded = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length; at++)
        {
            folded.Append(letters[at]);
            if (letters[at] is 'a' or 'o' or 'u' && at + 1 < letters.Length && letters[at + 1] == 'e')
                at++;
        }
        return folded.ToString();
    }

    private static bool IsApostrophe(char c) => c is '\'' or '`' or '´' or '’' or '‘' or '′' or 'ʼ' or 'ʻ' or 'ʹ';
}
