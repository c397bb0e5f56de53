using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Translations;

/// <summary>The columns of a translator's table; the same when it goes and when it comes back.</summary>
internal static class TranslationColumns
{
    public const string Key = "key";
    public const string Place = "place";
    public const string German = "german";
    public const string Translation = "translation";
    public const string State = "state";

    /// <summary>What a translator writes into the last column to say that an older translation is still right.</summary>
    public const string StillRight = "State.StillRight";

    public static IReadOnlyList<ImportColumn> Of(string language, IStringLocalizer<TranslationText> text) =>
        [
            new(Key, text["Column.Key"], true),
            new(German, text["Column.German"], true),
            new(Translation, HeadOf(language), true, language),
            new(State, text["Column.State"], false),
        ];

    public static IEnumerable<string> Heads(string language, IStringLocalizer<TranslationText> text) =>
        [text["Column.Key"], text["Column.Place"], text["Column.German"], HeadOf(language), text["Column.State"]];

    public static IEnumerable<string> Row(PlacedText placed, string language, IStringLocalizer<TranslationText> text) =>
        [
            placed.Key,
            PlaceOf(placed, text),
            placed.Words.German,
            placed.Words.Translated(language),
            text["State." + placed.Words.StateIn(language)],
        ];

    /// <summary><c>Programmpunkt „Bewerben“: Titel</c>.</summary>
    public static string PlaceOf(PlacedText placed, IStringLocalizer<TranslationText> text)
    {
        var row = text["Row." + placed.Row].Value;
        return (placed.Place.Length == 0 ? row : text["RowNamed", row, placed.Place].Value) + ": " + text["Text." + placed.Property].Value;
    }

    public static bool SaysStillRight(string state, IStringLocalizer<TranslationText> text) =>
        string.Equals(state.Trim(), text[StillRight], StringComparison.OrdinalIgnoreCase);

    /// <summary>With its code, so that a table of another language is not read as this one.</summary>
    private static string HeadOf(string language) => $"{TextLanguages.Name(language)} ({language})";
}

internal static class TranslationRefusals
{
    public static readonly Refusal UnknownKey = new("translations.unknown_key");
    public static readonly Refusal Empty = new("translations.empty");
    public static readonly Refusal LineBreak = new("translations.line_break");

    /// <param name="german">The German words as they are now.</param>
    public static Refusal GermanChanged(string german) =>
        new("translations.german_changed", german?.Length > 200 ? CleanText.Cut(german, 199) + "…" : german ?? "");

    public static Refusal TooLong(int most) => new("translations.too_long", most);

    /// <param name="row">The earlier row.</param>
    public static Refusal Twice(int row) => new("translations.twice", row);
}
