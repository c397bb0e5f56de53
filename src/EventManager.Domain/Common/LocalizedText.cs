namespace EventManager.Domain.Common;

/// <summary>
/// Words in languages. The German ones must be there; every other language is there, missing, or older than the German text that it was
/// made from. It cannot be changed: each change gives a new one.
/// </summary>
public sealed class LocalizedText
{
    /// <summary>The language that everything else is translated from, and that stands in where a translation is missing.</summary>
    public const string Source = "de";

    private IReadOnlyDictionary<string, Translation>? read;

    private LocalizedText() { }

    /// <summary>What the program brings itself, in the languages that it brings.</summary>
    public LocalizedText(string german, string? english = null)
    {
        German = CleanText.Lines(german);
        Write(english is { Length: > 0 } ? new() { ["en"] = new(CleanText.Lines(english), TextMark.Of(German)) } : []);
    }

    [NotPersonal]
    public string German { get; private set; } = "";

    /// <summary>The other languages as the database keeps them: <c>{"en":{"text":"Fair","of":"1f0c…"}}</c>; see <see cref="TranslationJson"/>.</summary>
    [NotPersonal]
    public string Translations { get; private set; } = TranslationJson.None;

    public static LocalizedText Empty => new("");

    /// <summary>Nothing in any language. Whether every reader gets words says <see cref="HasSource"/>.</summary>
    public bool IsEmpty => German.Length == 0 && Read.Count == 0;

    /// <summary>There are words for every reader: the German ones are there, which stand in for what is missing.</summary>
    public bool HasSource => German.Length > 0;

    /// <summary>Languages that have a translation, current or not.</summary>
    public IEnumerable<string> Languages => Read.Keys;

    private IReadOnlyDictionary<string, Translation> Read => read ??= TranslationJson.Read(Translations);

    /// <summary>The words in a language, else in German. LINQ over the tables may order and search by it (<c>LocalizedSql</c>).</summary>
    /// <param name="language">A language's code, such as <c>uk</c>.</param>
    public string In(string language) => Translated(language) is { Length: > 0 } words ? words : German;

    /// <summary>The language of what <see cref="In"/> gives, for a <c>lang</c> attribute.</summary>
    public string LanguageShown(string language) => Translated(language).Length > 0 ? language : Source;

    /// <summary>The words in this language and no other; empty where there are none.</summary>
    public string Translated(string language) =>
        language == Source ? German
        : Read.TryGetValue(language, out var translation) ? translation.Text
        : "";

    public TranslationState StateIn(string language)
    {
        if (language == Source || (German.Length == 0 && !Read.ContainsKey(language)))
            return TranslationState.Current;
        if (!Read.TryGetValue(language, out var translation))
            return TranslationState.Missing;
        return translation.Of == TextMark.Of(German) ? TranslationState.Current : TranslationState.Older;
    }

    /// <summary>Other German words. A translation that was current is now older, until somebody saves it again or says that it is still right.</summary>
    public LocalizedText WithGerman(string german) => new() { German = CleanText.Lines(german), Translations = Translations };

    /// <summary>A translation of the German words as they are now; an empty one takes it away.</summary>
    public LocalizedText With(string language, string text)
    {
        if (language == Source)
            return WithGerman(text);
        var all = Read.ToDictionary();
        text = CleanText.Lines(text);
        if (text.Length == 0)
            all.Remove(language);
        else
            all[language] = new(text, TextMark.Of(German));
        return Of(all);
    }

    /// <summary>
    /// What somebody typed over these words, all languages at once: a translation that they changed is made from the new German words, one that
    /// they left is what it was, unless they say that it is still right. Languages that were not typed stay.
    /// </summary>
    public LocalizedText Edited(string german, IReadOnlyDictionary<string, string> typed, IReadOnlySet<string>? stillRight = null)
    {
        var text = WithGerman(german);
        foreach (var (language, words) in typed)
        {
            if (CleanText.Lines(words) != Translated(language) || stillRight?.Contains(language) == true)
                text = text.With(language, words);
        }
        return text;
    }

    /// <summary>Somebody read the changed German words and says that the translation is still right.</summary>
    public LocalizedText StillRightIn(string language) => With(language, Translated(language));

    public LocalizedText Copy() => new() { German = German, Translations = Translations };

    public bool SameAs(LocalizedText other) => German == other.German && Translations == other.Translations;

    /// <summary>Whether the German words or any translation are longer; the length of the column, in characters.</summary>
    public bool IsLongerThan(int length) => German.Length > length || Read.Values.Any(translation => translation.Text.Length > length);

    private LocalizedText Of(Dictionary<string, Translation> all)
    {
        var text = new LocalizedText { German = German };
        text.Write(all);
        return text;
    }

    private void Write(Dictionary<string, Translation> all) => Translations = TranslationJson.Write(all);
}
