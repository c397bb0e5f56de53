using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>Hears whether a German text says <i>du</i> or <i>Sie</i>: by its pronouns, its imperatives and its greeting.</summary>
internal static partial class Speech
{
    private const string Imperatives =
        "gib|nimm|schreibe?|wähle?|prüfe?|melde?|öffne|frag|drücke?|schau|sag|komm|bring|zeige?|trag|kopiere?|lass|such|ändere?|lösche?"
        + "|setz|schick|sprich|probiere?|lerne?|geh|warte|versuch|lade|tu|denk|heb|hebe|lehne?|bewirb|hör|mach|füll|stell|bestätige|druck"
        + "|beantworte|lies|sieh|hilf|schalte?|ruf|fang|triff|hol|leg|vergiss|klicke?(?= auf| darin| hier| dort)";

    /// <summary>Of several who are spoken to as friends: <c>ihr</c> with its verb, or an imperative.</summary>
    private const string Several =
        "\\b[Ii]hr (bekommt|braucht|dürft|entscheidet|habt|kommt|könnt|müsst|seht|seid|wollt)\\b"
        + "|\\b(dürft|entscheidet|habt|könnt|müsst|seid|wollt) ihr\\b"
        + "|\\b(seid|euch|eu(er|re[mnrs]?))\\b|(?<=^|[.!?:] )(Fragt|Kommt|Sucht|Wählt) (?!noch )";

    /// <summary>One reader or several, as friends.</summary>
    public static bool SaysDu(string text) => Du().IsMatch(text);

    public static bool SaysSie(string text) => Sie().IsMatch(text);

    [GeneratedRegex(
        "\\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|[Ee]uch|[Ee]u(er|re[mnrs]?)|Hallo)\\b|"
            + Several
            + "|(?<=^|[.!?:;–„(] ?|\\b(?:[Bb]itte|und|oder|dann|sonst|einfach) )(?i:"
            + Imperatives
            + ")\\b(?! (?:ich|er|sie|es|man|wir)\\b)"
    )]
    private static partial Regex Du();

    /// <summary>At the beginning of a sentence <c>Sie</c> may be the others.</summary>
    [GeneratedRegex("(?<=[a-zäöüß,“] )(Sie|Ihnen|Ihr(e[mnrs]?)?)\\b")]
    private static partial Regex Sie();
}
