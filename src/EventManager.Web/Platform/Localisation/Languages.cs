using System.Globalization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>The one list of languages, and which of them is spoken now.</summary>
internal static class Languages
{
    /// <summary>One more language is one more line here and its resources. The first stands in where another has no words.</summary>
    public static IReadOnlyList<Language> All { get; private set; } =
    [
        new("de", "Deutsch", "de-DE", TextDirection.Ltr, PluralRules.German),
        new("en", "English", "en-GB", TextDirection.Ltr, PluralRules.English),
    ];

    /// <summary>What must be there, and what somebody reads who never chose.</summary>
    public static Language Default => All[0];

    /// <summary>The language of the page or mail that is being made.</summary>
    public static Language Spoken => Of(CultureInfo.CurrentUICulture);

    /// <summary>Its code: <c>de</c>.</summary>
    public static string Current => Spoken.Code;

    public static CultureInfo Culture(string code) => (Find(code) ?? Default).Culture;

    /// <summary>Null where the program does not speak it.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    public static bool Knows(string? code) => Find(code) is not null;

    /// <summary>A code that is sure to be one of the list: what was asked for, else the first.</summary>
    public static string CodeOr(string? code) => (Find(code) ?? Default).Code;

    /// <summary>What comes nearest to a language tag: <c>de-AT</c> is read as German. Null where nothing does.</summary>
    public static Language? Nearest(string tag)
    {
        for (var name = tag; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('-'))])
        {
            if (All.FirstOrDefault(language => language.IsNamed(name)) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Runs something in the language of a person, for example of the one who gets a mail.</summary>
    public static async Task<T> InAsync<T>(string code, Func<Task<T>> work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture(code);
            return await work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    /// <summary>One more line for as long as a test needs it.</summary>
    internal static IDisposable With(Language language)
    {
        var before = All;
        All = [.. before, language];
        return new Restored(before);
    }

    private static Language Of(CultureInfo culture) => Nearest(culture.Name) ?? Default;

    private sealed record Restored(IReadOnlyList<Language> Before) : IDisposable
    {
        public void Dispose() => All = Before;
    }
}
