using EventManager.Domain.Common;

namespace EventManager.Web.Ui.Fields;

/// <summary>Words in languages while they are edited.</summary>
public sealed class WordsDraft
{
    private readonly LocalizedText before = LocalizedText.Empty;
    private readonly Dictionary<string, string> typed = [];
    private readonly HashSet<string> stillRight = [];

    public WordsDraft() { }

    public WordsDraft(LocalizedText words)
    {
        (before, German) = (words, words.German);
        foreach (var language in words.Languages)
            typed[language] = words.Translated(language);
    }

    public string German { get; set; } = "";

    /// <summary>A translation; empty where there is none.</summary>
    public string this[string language]
    {
        get => typed.GetValueOrDefault(language, "");
        set => typed[language] = value ?? "";
    }

    /// <summary>How many of these languages are missing or older.</summary>
    public int MissingIn(IEnumerable<string> languages) => languages.Count(language => StateIn(language) is not TranslationState.Current);

    /// <summary>How a translation would stand if this were saved now.</summary>
    public TranslationState StateIn(string language) => ToWords().StateIn(language);

    /// <summary>Somebody says that a translation of the German words as they were is still right.</summary>
    public bool IsStillRight(string language) => stillRight.Contains(language);

    public void SayStillRight(string language, bool isRight)
    {
        if (isRight)
            stillRight.Add(language);
        else
            stillRight.Remove(language);
    }

    public LocalizedText ToWords() =>
        before.Edited((German ?? "").Trim(), typed.ToDictionary(pair => pair.Key, pair => pair.Value.Trim()), stillRight);

    public bool IsLongerThan(int length) => ToWords().IsLongerThan(length);
}
