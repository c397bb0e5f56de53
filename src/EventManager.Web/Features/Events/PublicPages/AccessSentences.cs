using System.Text.RegularExpressions;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>
/// Sentences on the accessibility of a house, each with the drawing of its subject. Only the subject is looked for, never a yes or no: the
/// words beside the drawing say that, as somebody of the house wrote them.
/// </summary>
internal static partial class AccessSentences
{
    private static readonly (string Icon, Regex Subject)[] Subjects =
    [
        ("toilet", Toilet()),
        ("lift", Lift()),
        ("quiet", Quiet()),
        ("hands", Hands()),
        ("hearing", Hearing()),
        ("dog", Dog()),
        ("parking", Parking()),
        ("entrance", Entrance()),
    ];

    /// <summary>None where the text is formatted, which a list of sentences would lose.</summary>
    public static IReadOnlyList<(string Icon, string Sentence)> Of(string text)
    {
        if (Formatted().IsMatch(text))
            return [];
        return [.. End().Split(text.Trim()).Where(sentence => sentence.Length > 0).Select(sentence => (IconOf(sentence), sentence))];
    }

    private static string IconOf(string sentence) => Array.Find(Subjects, subject => subject.Subject.IsMatch(sentence)).Icon ?? "access";

    [GeneratedRegex(@"[*_#\[\]`<>|]|\n\s*(-|\d+\.)\s")]
    private static partial Regex Formatted();

    // A full stop ends a sentence where a capital letter follows: "1. Stock" and "ca. 3 cm" stay whole.
    [GeneratedRegex(@"(?<=\p{L}{3}[.!?])\s+(?=\p{Lu})|\s*\n+\s*")]
    private static partial Regex End();

    [GeneratedRegex(@"\bWCs?\b|toilet", RegexOptions.IgnoreCase)]
    private static partial Regex Toilet();

    [GeneratedRegex(@"aufz[uü]g|fahrst[uü]hl|\blifts?\b|elevator", RegexOptions.IgnoreCase)]
    private static partial Regex Lift();

    [GeneratedRegex(@"ruhig|ruheraum|quiet", RegexOptions.IgnoreCase)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"gebärden|sign language", RegexOptions.IgnoreCase)]
    private static partial Regex Hands();

    [GeneratedRegex(@"induktion|höranlage|hörschleife|hearing|induction", RegexOptions.IgnoreCase)]
    private static partial Regex Hearing();

    [GeneratedRegex(@"hund|\bdogs?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Dog();

    [GeneratedRegex(@"parkpl|parking", RegexOptions.IgnoreCase)]
    private static partial Regex Parking();

    [GeneratedRegex(@"stufe|eingang|rampe|\bsteps?\b|entrance|\bramp", RegexOptions.IgnoreCase)]
    private static partial Regex Entrance();
}
