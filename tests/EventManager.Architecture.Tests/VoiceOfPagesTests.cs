using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>The words of each page by its reader, whatever resource the page asks.</summary>
public sealed partial class VoiceOfPagesTests
{
    private const string Formal = ".formal";

    /// <summary>What a page says to others than its reader.</summary>
    private static readonly HashSet<string> ToOthers =
    [
        // Companies are asked on the event's page whether they want a booth, teachers whether they come with a class.
        "EventText ApplyText",
        "ClassText InsteadClass",
        // The pupils' tasks on the sheet that their teacher prints.
        "ClassText Task1",
        "ClassText Task2",
        "ClassText Task3",
        "ClassText Task4",
        "ClassText Tasks",
        // Whoever has an account is Sie on the pages for everybody, too.
        "ShellText ForbiddenText",
        "ShellText ForbiddenTitle",
        "ShellText BusyText",
        // Whoever gets news is du, as where they were asked for.
        "NewsText ChooseOrEnd",
    ];

    /// <summary>On a personal page that is a teacher's.</summary>
    private const string OfClasses = "ClassText";

    [Fact]
    public void Every_public_page_has_its_reader() =>
        Readers.PublicPages().Except([.. Readers.Visitors, .. Readers.Formal, .. Readers.Anybody]).ShouldBeEmpty();

    [Fact]
    public void No_page_of_the_lists_is_gone() =>
        new[] { Readers.Visitors, Readers.Formal, Readers.Anybody }
            .SelectMany(pages => pages)
            .Except(Readers.PublicPages())
            .ShouldBeEmpty();

    [Fact]
    public void Whoever_is_Sie_reads_no_du()
    {
        var wrong = Said(Readers.Formal, isFormal: true, atLeast: 300).Where(said => Speech.SaysDu(said.Text));

        wrong.Select(said => said.Where).ShouldBeEmpty();
    }

    [Fact]
    public void Visitors_read_no_Sie()
    {
        var wrong = Said(Readers.Visitors, isFormal: false, atLeast: 200)
            .Where(said => !said.Where.Contains(OfClasses, StringComparison.Ordinal) && Speech.SaysSie(said.Text));

        wrong.Select(said => said.Where).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_may_be_anybody_reads_neither()
    {
        var wrong = Said(Readers.Anybody, isFormal: false, atLeast: 20)
            .Where(said => Speech.SaysDu(said.Text) || Speech.SaysSie(said.Text));

        wrong.Select(said => said.Where).ShouldBeEmpty();
    }

    /// <summary>One page says them to visitors and to whoever is Sie; news alone are for visitors.</summary>
    [Fact]
    public void A_refusal_that_says_du_has_formal_words_beside_it()
    {
        var refusals = TextResources
            .All.SelectMany(one => one.German.Select(text => (One: one, text.Key, text.Value)))
            .Where(text => Regex.IsMatch(text.Key, @"^[a-z-]+\.[a-z_]+(\.(one|other))?$"))
            .ToList();

        refusals.Count.ShouldBeGreaterThan(300);
        refusals
            .Where(text =>
                Speech.SaysDu(text.Value)
                && !(text.Key.StartsWith("news.", StringComparison.Ordinal) || text.Key.StartsWith("default.", StringComparison.Ordinal))
            )
            .Where(text => !text.One.German.ContainsKey(text.Key + Formal))
            .Select(text => $"{text.One.Marker} {text.Key}")
            .ShouldBeEmpty();
    }

    /// <summary>Without a voice a refusal is said to whoever is Sie. What news refuse has one text only.</summary>
    [Fact]
    public void Pages_of_visitors_say_whom_they_refuse()
    {
        var said = Readers
            .Files(Readers.Visitors)
            .SelectMany(file => new[] { file, file + ".cs" })
            .Where(File.Exists)
            .SelectMany(file => Refused().Matches(File.ReadAllText(file)).Select(hit => (File: House.Short(file), Words: hit.Value)))
            .ToList();

        said.Count.ShouldBeGreaterThan(8);
        said.Where(one => !one.Words.Contains("oice", StringComparison.Ordinal))
            .Where(one => !one.File.Contains("NewsPage", StringComparison.Ordinal))
            .Select(one => $"{one.File}: {one.Words}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_beside_a_formal_text_says_no_Sie() =>
        TextResources
            .All.SelectMany(one =>
                one.German.Where(text => one.German.ContainsKey(text.Key + Formal) && Speech.SaysSie(text.Value))
                    .Select(text => $"{one.Marker} {text.Key}")
            )
            .ShouldBeEmpty();

    [GeneratedRegex(@"\bRefusals\.Say(\((?:[^()]|\([^()]*\))*\)|(?=\)))")]
    private static partial Regex Refused();

    private static List<(string Where, string Text)> Said(string[] pages, bool isFormal, int atLeast)
    {
        var german = TextResources.All.ToDictionary(one => one.Marker, one => one.German);
        var said = Readers
            .Asked(pages)
            .Where(use => german.ContainsKey(use.Marker))
            .Where(use => !ToOthers.Contains($"{use.Marker} {use.Key}"))
            .SelectMany(use => Forms(german[use.Marker], use.Key, isFormal).Select(text => ($"{use.File}: {use.Marker} {use.Key}", text)))
            .ToList();
        said.Count.ShouldBeGreaterThan(atLeast);
        return said;
    }

    /// <summary>As the reader gets it, in each form that goes with a number.</summary>
    private static IEnumerable<string> Forms(Dictionary<string, string> texts, string key, bool isFormal) =>
        new[] { key, key + ".one", key + ".other" }
            .Select(form => isFormal && texts.TryGetValue(form + Formal, out var formal) ? formal : texts.GetValueOrDefault(form))
            .OfType<string>();
}
