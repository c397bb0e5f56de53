using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventManager.Domain.Common;

/// <param name="Text">Never empty.</param>
/// <param name="Of">The <see cref="TextMark"/> of the German words that it was made from.</param>
internal sealed record Translation(string Text, string Of);

/// <summary>
/// How translations are stored, in one text column: an object by language, <see cref="TextKey"/> and <see cref="OfKey"/> in each. The order
/// is fixed, so that equal translations are equal texts.
/// </summary>
public static class TranslationJson
{
    public const string None = "{}";
    public const string TextKey = "text";
    private const string OfKey = "of";

    /// <summary>Letters stay letters: the column is read by people and by SQL, and never stands in HTML.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Translation> Nothing = [];

    internal static IReadOnlyDictionary<string, Translation> Read(string json)
    {
        if (json == None)
            return Nothing;
        using var document = JsonDocument.Parse(json);
        return document
            .RootElement.EnumerateObject()
            .ToDictionary(
                language => language.Name,
                language => new Translation(
                    language.Value.GetProperty(TextKey).GetString()!,
                    language.Value.GetProperty(OfKey).GetString()!
                )
            );
    }

    internal static string Write(Dictionary<string, Translation> translations)
    {
        if (translations.Count == 0)
            return None;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            foreach (var (language, translation) in translations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(language);
                writer.WriteString(TextKey, translation.Text);
                writer.WriteString(OfKey, translation.Of);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
