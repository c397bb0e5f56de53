using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Localisation;

/// <summary>The languages that an organiser's own words are written in: those of <see cref="Languages"/>, German first.</summary>
internal static class TextLanguages
{
    /// <summary>What German is translated into.</summary>
    public static IReadOnlyList<string> Others =>
        [.. Languages.All.Select(language => language.Code).Where(code => code != LocalizedText.Source)];

    /// <summary>German, and what it is translated into.</summary>
    public static IReadOnlyList<string> All => [LocalizedText.Source, .. Others];

    /// <summary>A language's name in the language of the page: <c>Englisch</c>.</summary>
    public static string Name(string language) => CultureInfo.GetCultureInfo(language).DisplayName;

    /// <summary>For a <c>dir</c> attribute; null where it is the usual one. Also of a language that left the list and still has words.</summary>
    public static string? Direction(string language) =>
        Languages.Find(language) is { } known
            ? known.Direction is TextDirection.Rtl
                ? known.Dir
                : null
            : CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft
                ? "rtl"
                : null;

    /// <summary>The language of words that are not there in this one; null where they are.</summary>
    public static Language? Otherwise(LocalizedText words, string language) =>
        words.LanguageShown(language) is var shown && shown != language ? Languages.Find(shown) : null;

    /// <summary>Words that the program brings along, out of its resources. A language without resources gives the German ones: it is missing.</summary>
    public static LocalizedText Of(Func<string, string> words)
    {
        var german = words(LocalizedText.Source);
        return Others
            .Select(language => (language, text: words(language)))
            .Where(other => other.text != german)
            .Aggregate(new LocalizedText(german), (text, other) => text.With(other.language, other.text));
    }
}
