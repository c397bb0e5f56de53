using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>One thing has one word (docs/glossary.md): the doubles of a word are banned from what people read.</summary>
public sealed class TermTests
{
    /// <summary>Resources of public pages and of mails, with what else they hold.</summary>
    private static readonly HashSet<string> ReadOutside =
    [
        "ApplyingText",
        "ClassText",
        "CompanyText",
        "ConfirmTimeText",
        "EventMailText",
        "EventText",
        "ExhibitorsText",
        "GuardianText",
        "InvitedText",
        "InvitingText",
        "MailText",
        "NewsText",
        "OwnDataText",
        "PartyText",
        "ProgrammeText",
        "QuestionText",
        "RegistrationText",
        "SessionQueueText",
        "SharingText",
        "ShellText",
        "SiteTextWords",
        "TemplateText",
        "TicketText",
        "TicketsText",
        "TooManyFormsText",
        "UnsentFormText",
        "WhenText",
    ];

    /// <summary>Everywhere.</summary>
    [Theory]
    [InlineData("(?<!E-)\\bMail-?[Aa]dress", "E-Mail-Adresse")]
    [InlineData("\\bKennw[oö]rt", "Passwort")]
    [InlineData("\\bFirm(a|en)\\b", "Betrieb")]
    [InlineData("\\bUnternehmens?\\b", "Betrieb")]
    [InlineData("\\bAnkunftsfenster", "Zeitfenster")]
    [InlineData("\\bEintrittskarte", "Ticket")]
    [InlineData("\\bZettel", "Blatt")]
    [InlineData("\\bGefälscht|\\bNicht echt", "Code ungültig")]
    [InlineData("\\bZustände\\b|\\bJeder Stand$", "Status")]
    public void One_thing_has_one_word(string banned, string word) => Find(banned, _ => true, word).ShouldBeEmpty();

    /// <summary>On public pages and in mails; the organisers' area has words of its own beside these ("Mail-Regel", "Einlass").</summary>
    [Theory]
    [InlineData("(?<![-\\w])Mails?\\b(?![-@])", "E-Mail")]
    [InlineData("\\bZustand|^Stand( der|$)", "Status")]
    [InlineData("\\b(Erlaubnis|Zustimmung)", "Einwilligung")]
    [InlineData("\\bTür\\b", "Eingang")]
    [InlineData("^freiwillig$", "(freiwillig)")]
    [InlineData("\\bhinfällig", "gilt nicht mehr")]
    [InlineData("[0-9}] Uhr", "a no-break space before Uhr")]
    [InlineData("\\bVeranstalter(innen|s|n)?\\b", "das Team")]
    [InlineData("fehlt ein Stück", "fehlt ein Teil")]
    [InlineData("\\bbraucht es\\b|\\bEs gehen\\b", "a sentence of what is possible or missing")]
    public void What_is_read_outside_says_one_word(string banned, string word) =>
        Find(banned, text => ReadOutside.Contains(text.Marker) && !Others.Contains($"{text.Marker} {text.Key}"), word).ShouldBeEmpty();

    [Theory]
    [InlineData("\\b[Ee]-mails?\\b", "email")]
    [InlineData("(?<![-\\w])[Mm]ails?\\b(?! (server|program|domain|rule))", "email")]
    [InlineData("Only then you", "Only then do you")]
    [InlineData("\"", "“ ”")]
    [InlineData("works? no more", "no longer works")]
    [InlineData("\\bholds signs\\b", "contains characters")]
    [InlineData("who comes instead", "representative")]
    public void English_says_one_word_too(string banned, string word) =>
        TextResources
            .All.Where(one => ReadOutside.Contains(one.Marker))
            .SelectMany(one =>
                one.In(EventManager.Web.Platform.Localisation.Languages.All.Single(language => language.Code == "en"))
                    .Where(text => Regex.IsMatch(text.Value, banned))
                    .Select(text => $"{one.Marker} {text.Key}: {text.Value} (say {word})")
            )
            .ShouldBeEmpty();

    /// <summary>What is about a class says so in English too.</summary>
    [Fact]
    public void A_text_of_a_class_differs_from_the_plain_one_in_each_language()
    {
        foreach (var language in EventManager.Web.Platform.Localisation.Languages.All)
        {
            TextResources
                .All.Select(one => (one.Marker, Texts: one.In(language)))
                .SelectMany(one =>
                    one.Texts.Where(text =>
                            text.Key.EndsWith(".ofClass", StringComparison.Ordinal)
                            && one.Texts.GetValueOrDefault(text.Key[..^".ofClass".Length]) == text.Value
                        )
                        .Select(text => $"{one.Marker} {text.Key}")
                )
                .ShouldBeEmpty(language.Code);
        }
    }

    [Fact]
    public void Every_resource_of_the_list_is_there() => ReadOutside.Except(TextResources.All.Select(one => one.Marker)).ShouldBeEmpty();

    /// <summary>Where the same letters are another thing.</summary>
    private static readonly HashSet<string> Others =
    [
        // A booth, not a status.
        "ExhibitorsText Booth",
        "ExhibitorsText SectionBooth",
        // The role, on organisers' pages.
        "QuestionText SeenByOrganisers",
    ];

    private static IEnumerable<string> Find(string banned, Func<(string Marker, string Key), bool> where, string word) =>
        TextResources
            .All.SelectMany(one => one.German.Select(text => (one.Marker, text.Key, text.Value)))
            .Where(text => where((text.Marker, text.Key)) && Regex.IsMatch(text.Value, banned))
            .Select(text => $"{text.Marker} {text.Key}: {text.Value} (say {word})");
}
