using System.Text.Encodings.Web;
using System.Text.Json;
using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>
/// Words in all languages as one text that is kept and never edited: <c>{"de":"Hallo","en":"Hello"}</c>. What a translation was made from is not
/// in it: who goes back to old words says anew that they are right.
/// </summary>
public static class WordingWords
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LocalizedText words) =>
        JsonSerializer.Serialize(
            words
                .Languages.Order(StringComparer.Ordinal)
                .Prepend(LocalizedText.Source)
                .Where(language => words.Translated(language).Length > 0)
                .ToDictionary(language => language, words.Translated),
            Readable
        );

    /// <summary>By language; German is missing where there were no words at all.</summary>
    public static IReadOnlyDictionary<string, string> Read(string stored) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(stored) ?? [];

    public static LocalizedText ReadText(string stored)
    {
        var words = Read(stored);
        var text = new LocalizedText(words.GetValueOrDefault(LocalizedText.Source, ""));
        foreach (var (language, translation) in words)
            text = text.With(language, translation);
        return text;
    }
}
