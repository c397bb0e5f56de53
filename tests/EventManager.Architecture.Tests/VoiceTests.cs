using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>Who reads decides how they are spoken to (docs/glossary.md): <i>du</i> for young people and visitors, <i>Sie</i> for all others.</summary>
public sealed partial class VoiceTests
{
    /// <summary>Read by visitors, wholly or in part. Everything else is read by organisers, companies, exhibitors, teachers, guardians or invited adults.</summary>
    private static readonly HashSet<string> ForVisitors =
    [
        "ApplyingText",
        "ClassText",
        "ConfirmTimeText",
        "EventMailText",
        "EventText",
        "GuardianText",
        "LibraryText",
        "NewsText",
        "OwnDataText",
        "PartyText",
        "ProgrammeText",
        "QuestionText",
        "RegistrationText",
        "SessionQueueText",
        "SiteTextWords",
        "TemplateText",
        "TicketsText",
    ];

    [Fact]
    public void Whoever_is_no_visitor_is_spoken_to_as_Sie()
    {
        var wrong = TextResources
            .All.Where(one => !ForVisitors.Contains(one.Marker))
            .SelectMany(one =>
                one.German.Where(text => Speech.SaysDu(text.Value)).Select(text => $"{one.Marker} {text.Key}: {text.Value}")
            );

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Guardians_are_spoken_to_as_Sie_in_their_mail()
    {
        var texts = TextResources.All.Single(one => one.Marker == "GuardianText").German;

        texts.Where(text => text.Key.StartsWith("Mail", StringComparison.Ordinal) && Speech.SaysDu(text.Value)).ShouldBeEmpty();
    }

    /// <summary>A resource for visitors has words for organisers too: what their pages ask it for.</summary>
    [Fact]
    public void Pages_of_organisers_say_Sie_whatever_resource_they_ask()
    {
        var organisers = House
            .WebFiles(".razor")
            .Where(file => File.ReadAllText(file).StartsWith("@page \"/organise", StringComparison.Ordinal))
            .Select(House.Short)
            .ToHashSet();
        var german = TextResources.All.ToDictionary(one => one.Marker, one => one.German);

        var asked = TextUses
            .Find()
            .Where(use => organisers.Contains(use.File.EndsWith(".cs", StringComparison.Ordinal) ? use.File[..^3] : use.File))
            .ToList();

        asked.Count.ShouldBeGreaterThan(500);
        asked
            .Where(use => german.TryGetValue(use.Marker, out var texts) && texts.TryGetValue(use.Key, out var text) && Speech.SaysDu(text))
            .Select(use => $"{use.File}: {use.Marker} {use.Key}")
            .ShouldBeEmpty();
    }

    /// <summary>A text beside the one for visitors, for teachers who book for a class and for adults (<c>FormalWords</c>).</summary>
    [Fact]
    public void A_formal_text_speaks_formally_and_stands_beside_a_plain_one()
    {
        var formal = Ending(Formal);

        formal.Count.ShouldBeGreaterThan(50);
        formal.Where(text => Speech.SaysDu(text.Value)).Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty();
        formal.Where(text => !text.One.German.ContainsKey(text.Key[..^Formal.Length])).Select(text => text.Key).ShouldBeEmpty();
    }

    /// <summary>What is about a class is for its teacher alone: guests of a meeting read the formal text.</summary>
    [Fact]
    public void A_text_about_a_class_stands_beside_a_formal_one_that_names_no_class()
    {
        var ofClass = Ending(OfClass);

        ofClass.Count.ShouldBeGreaterThan(10);
        ofClass.Where(text => Speech.SaysDu(text.Value)).Select(text => text.Key).ShouldBeEmpty();
        ofClass.Where(text => !text.One.German.ContainsKey(text.Key[..^OfClass.Length] + Formal)).Select(text => text.Key).ShouldBeEmpty();
        // Which form a field is on decides there, not the reader.
        Ending(Formal)
            .Where(text => text.Value.Contains("Klasse", StringComparison.Ordinal) && text.Key != "registrations.class_name_missing.formal")
            .Select(text => text.Key)
            .ShouldBeEmpty();
    }

    /// <summary>What is stored of a child speaks of the child to its guardian, who reads it on a page and in a file.</summary>
    [Fact]
    public void Guardians_are_spoken_to_as_Sie_about_their_child()
    {
        var texts = TextResources.All.Single(one => one.Marker == "OwnDataText").German;
        var read = texts.Where(text => ReadByGuardians().IsMatch(text.Key) && Speech.SaysDu(text.Value)).Select(text => text.Key).ToList();

        read.Count.ShouldBeGreaterThan(15);
        read.Where(key => !texts.ContainsKey(key + OfChild)).ShouldBeEmpty();
        Ending(OfChild).Where(text => Speech.SaysDu(text.Value)).Select(text => text.Key).ShouldBeEmpty();
        Ending(OfChild).Where(text => !text.One.German.ContainsKey(text.Key[..^OfChild.Length])).Select(text => text.Key).ShouldBeEmpty();
        // What stands in the frame of their pages.
        TextResources.All.Single(one => one.Marker == "RegistrationText").German.ShouldContainKey("LinkInvalidText" + Formal);
    }

    /// <summary>
    /// All that guests of a meeting can come to read about their event has a formal text wherever the plain one says <i>du</i>, as for
    /// teachers, who may have to apply and are told of changes as all are; the rest is for other readers: who is named by somebody else,
    /// who is told nothing of the event, and kinds of events that are not theirs.
    /// </summary>
    [Theory]
    [InlineData("ApplyingText", "^$")]
    [InlineData("ConfirmTimeText", "^$")]
    [InlineData("EventMailText", "^$")]
    [InlineData("EventText", "^DayDoText")]
    [InlineData("GuardianText", "^$")]
    [InlineData("LibraryText", "^$")]
    [InlineData("OwnDataText", "^$")]
    [InlineData("PartyText", "^(Join|YourName)")]
    [InlineData("ProgrammeText", "^$")]
    [InlineData("QuestionText", "^$")]
    [InlineData("RegistrationText", "^(LinkInvalidText|MyTitle)$")]
    [InlineData("SessionQueueText", "^$")]
    public void What_guests_of_a_meeting_read_says_Sie(string marker, string others)
    {
        var texts = TextResources.All.Single(one => one.Marker == marker).German;

        texts
            .Where(text => Speech.SaysDu(text.Value) && !Regex.IsMatch(text.Key, others) && !texts.ContainsKey(text.Key + Formal))
            .Select(text => text.Key)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DayDoText.NetworkMeeting")]
    [InlineData("DayDoText.InvitationMeeting")]
    [InlineData("DayDoText.PublicDialogue")]
    public void What_only_meetings_say_says_Sie(string key) =>
        TextResources.All.Single(one => one.Marker == "EventText").German[key].ShouldContain("Sie ");

    /// <summary>What a teacher reads of a mail has a formal text, wherever the plain one says <i>du</i>.</summary>
    [Fact]
    public void Mails_about_registrations_say_Sie_to_teachers()
    {
        var texts = TextResources.All.Single(one => one.Marker == "RegistrationText").German;

        var plain = texts
            .Where(text => Mail().IsMatch(text.Key) && Speech.SaysDu(text.Value) && !text.Key.EndsWith(Formal, StringComparison.Ordinal))
            .ToList();

        plain.Count.ShouldBeGreaterThan(40);
        plain.Where(text => !texts.ContainsKey(text.Key + Formal)).Select(text => text.Key).ShouldBeEmpty();
    }

    /// <summary>The cards of a class's own page; what those read who are named by somebody else (Join…) no teacher sees.</summary>
    [Theory]
    [InlineData("PartyText", "^(?!Join|YourName)")]
    [InlineData("ProgrammeText", "^(Done|Instead|NotEnough|SignUp|TooLate|YouAreIn|programme\\.(not_confirmed|overlaps))")]
    [InlineData("SessionQueueText", "^(Done|Join|Leave|Waiting)")]
    [InlineData("QuestionText", "^(PleaseAnswer|Your)$")]
    public void A_classs_own_page_says_Sie_on_every_card(string marker, string shown)
    {
        var texts = TextResources.All.Single(one => one.Marker == marker).German;
        var cards = texts.Where(text => Regex.IsMatch(text.Key, shown)).ToList();

        cards.ShouldNotBeEmpty();
        cards
            .Where(text => Speech.SaysDu(text.Value))
            .Where(text => !text.Key.EndsWith(Formal, StringComparison.Ordinal) && !texts.ContainsKey(text.Key + Formal))
            .Select(text => text.Key)
            .ShouldBeEmpty();
    }

    /// <summary>The list is no hiding place: what no longer speaks to visitors leaves it.</summary>
    [Fact]
    public void Every_resource_of_the_list_speaks_to_visitors() =>
        ForVisitors.Except(TextResources.All.Where(one => one.German.Values.Any(Speech.SaysDu)).Select(one => one.Marker)).ShouldBeEmpty();

    private const string Formal = ".formal";
    private const string OfClass = ".ofClass";
    private const string OfChild = ".ofChild";

    private static List<(TextResources One, string Key, string Value)> Ending(string ending) =>
        [
            .. TextResources
                .All.SelectMany(one => one.German.Select(text => (one, text.Key, text.Value)))
                .Where(text => text.Key.EndsWith(ending, StringComparison.Ordinal)),
        ];

    [GeneratedRegex("^[A-Z][A-Za-z]*Mail[A-Z]|^Mail[A-Z]|^registrations\\.[a-z]+_(missing|expired|filled)|^State[A-Z]")]
    private static partial Regex Mail();

    /// <summary>Of a registration; invitations are to adults.</summary>
    [GeneratedRegex("^(Lead|Nothing|Title|Why\\.(?!invitation)[^.]*|Field\\.(?!Invitation)[A-Za-z]*\\.[A-Za-z]*)$")]
    private static partial Regex ReadByGuardians();
}
