using System.Text.RegularExpressions;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Handbooks;

namespace EventManager.Architecture.Tests;

/// <summary>The handbook says what the program says, in each of its languages.</summary>
public sealed partial class HandbookTests
{
    private static readonly string Folder = Path.Combine(House.Root, "docs", "handbook");
    private static readonly IReadOnlyList<string> Pages = [.. Files("de").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Each_page_is_there_in_each_language_with_the_same_parts()
    {
        Pages.Count.ShouldBeGreaterThan(8);
        foreach (var language in Languages.All)
        {
            Files(language.Code).Select(file => Path.GetFileName(file)).ShouldBe(Pages);
            foreach (var page in Pages)
                Parts(Text(language.Code, page), language.Code).ShouldBe(Parts(Text("de", page), "de"), $"{language.Code}/{page}");
        }
    }

    /// <summary>A button that got another name is found here, and in the picture that shows it.</summary>
    [Fact]
    public void What_is_bold_stands_on_the_screen_in_these_words()
    {
        var unknown = Languages.All.SelectMany(language =>
        {
            var words = TextResources.All.SelectMany(one => one.In(language).Values).ToHashSet();
            return Pages.SelectMany(page =>
                Bold()
                    .Matches(Text(language.Code, page))
                    .Select(hit => Space().Replace(hit.Groups[1].Value, " "))
                    // "**The link is lost:**" begins a paragraph, and the sign of the help stands in no resource.
                    .Where(label => !label.EndsWith(':') && label != "?" && !words.Contains(label))
                    .Select(label => $"{language.Code}/{page}: {label}")
            );
        });

        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Its_links_and_pictures_lead_somewhere_and_pictures_have_words()
    {
        foreach (var language in Languages.All)
        {
            foreach (var page in Pages)
            {
                foreach (Match link in Link().Matches(Text(language.Code, page)))
                {
                    File.Exists(Path.Combine(Folder, language.Code, link.Groups["to"].Value)).ShouldBeTrue($"{page}: {link.Value}");
                    link.Groups["words"].Value.Length.ShouldBeGreaterThan(3);
                    if (link.Value.StartsWith('!'))
                        link.Groups["to"].Value.ShouldStartWith($"../pictures/{language.Code}/");
                }
            }
        }
    }

    [Fact]
    public void Every_picture_is_shown_and_travels_with_the_program()
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "pictures"), "*.jpg", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(20);
        foreach (var file in files)
        {
            var (language, name) = (Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileNameWithoutExtension(file));
            Pages
                .Any(page => Text(language, page).Contains($"pictures/{language}/{name}.jpg", StringComparison.Ordinal))
                .ShouldBeTrue(file);
            using var shipped = Handbook.Picture(language, name);
            shipped.ShouldNotBeNull().Length.ShouldBe(new FileInfo(file).Length);
        }
    }

    [Fact]
    public void The_program_shows_its_pages_with_addresses_of_its_own()
    {
        var page = Handbook.Find("first-fair", Languages.Default).ShouldNotBeNull();

        page.Title.ShouldBe("Ihre erste Messe in zehn Schritten");
        page.Html.ShouldContain("href=\"/organise/handbook/door\"");
        page.Html.ShouldContain("src=\"/organise/handbook/pictures/de/plan.jpg\"");
        page.Html.ShouldNotContain(".md\"");
        foreach (
            var place in new[] { "/organise", "/organise/events/x/door/board", "/organise/administration/jobs", "/organise/events/x/plan" }
        )
            Handbook.Find(Handbook.For(place), Languages.Default).ShouldNotBeNull();
        Handbook.For("/organise/events/x/door/board").ShouldBe("door");
        Handbook.For("/organise/events/door-day/edit").ShouldBe("organiser");
        Handbook.Find("../../README", Languages.Default).ShouldBeNull();
    }

    private static IEnumerable<string> Files(string language) =>
        Directory.GetFiles(Path.Combine(Folder, language), "*.md").Order(StringComparer.Ordinal);

    private static string Text(string language, string page) => File.ReadAllText(Path.Combine(Folder, language, page));

    /// <summary>Headings by their level, pictures by their file, lists and tables by the number of lines.</summary>
    private static List<string> Parts(string text, string language)
    {
        var alike = text.Replace($"pictures/{language}/", "pictures/", StringComparison.Ordinal);
        return [.. Part().Matches(alike).Select(hit => hit.Value), .. Link().Matches(alike).Select(hit => hit.Groups["to"].Value)];
    }

    [GeneratedRegex("^(#+ |- |\\d+\\. |\\| (?=\\*))", RegexOptions.Multiline)]
    private static partial Regex Part();

    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\]\((?<to>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
