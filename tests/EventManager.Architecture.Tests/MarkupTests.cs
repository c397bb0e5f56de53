using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>What the content security policy and the law ask of markup.</summary>
public sealed partial class MarkupTests
{
    /// <summary>Addresses that are names or examples, not places from which a page loads something.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["http://www.w3.org/"] = "names of XML vocabularies",
        ["https://fastly.jsdelivr.net/npm/zxing-wasm"] =
            "the reader's own default in its bundle; the scanner's locateFile replaces it, and connect-src 'self' would refuse it",
        ["https://mudblazor.com/"] = "the licence's notice in MudBlazor's styles",
        ["https://github.com/MudBlazor/"] = "the same",
        ["http://localhost"] = "an example of one's own address",
        ["https://example."] = "an example",
        ["https://www."] = "a placeholder of an input",
    };

    [Fact]
    public void Public_pages_have_no_inline_style_or_script()
    {
        var files = House.WebFiles(".razor").Select(file => (file, source: File.ReadAllText(file))).ToList();

        files.Count.ShouldBeGreaterThan(5);
        files
            .Where(page => !IsOrganisers(page.source))
            .SelectMany(page => Inline(page.source).Select(hit => $"{House.Short(page.file)}: {hit}"))
            // FirstStyles, which the page's policy names by its hash.
            .Except(["src/EventManager.Web/Shell/App.razor: <style>"])
            .ShouldBeEmpty("style-src and script-src are 'self' there: the browser ignores it. Use a class.");
    }

    /// <summary>Its inputs post nothing from a static page, and its menus and dialogs are dead there.</summary>
    [Fact]
    public void Only_organisers_pages_stand_on_MudBlazor()
    {
        string[] parts = ["MudBlazor", "<TextField", "<AreaField", "<NumberField", "<ListGrid", "<ConfirmDialog"];
        var pages = House.WebFiles(".razor").ToDictionary(House.Short, File.ReadAllText).Where(file => file.Value.Contains("@page \""));

        pages.Count(page => !IsOrganisers(page.Value)).ShouldBeGreaterThan(20);
        pages
            .Where(page => !IsOrganisers(page.Value))
            .SelectMany(page => parts.Where(page.Value.Contains).Select(part => $"{page.Key}: {part}"))
            .ShouldBeEmpty();
    }

    /// <summary>On a phone a row is a card: a value without its column's name says nothing there.</summary>
    [Fact]
    public void Each_value_of_a_table_says_its_column_on_a_phone()
    {
        var tables = House
            .WebFiles(".razor")
            .SelectMany(file => Tables().Matches(File.ReadAllText(file)).Select(table => (Page: House.Short(file), table.Value)))
            .ToList();

        tables.Count.ShouldBeGreaterThan(15);
        tables
            .SelectMany(table => Values().Matches(table.Value).Select(value => $"{table.Page}: {value.Value}"))
            .ShouldBeEmpty("give it data-label; a cell of buttons and links needs none");
    }

    [Theory]
    [InlineData("<p style=\"color: red\">", true)]
    [InlineData("<button onclick=\"x()\">", true)]
    [InlineData("<style>p {}</style>", true)]
    [InlineData("<script>x()</script>", true)]
    [InlineData("<script type=\"module\" src=\"a.js\"></script>", false)]
    [InlineData("<button @onclick=\"Save\">", false)]
    [InlineData("<p class=\"style\" data-style=\"x\">", false)]
    public void Inline_style_and_script_are_recognised(string markup, bool isInline) => Inline(markup).Any().ShouldBe(isInline);

    [Fact]
    public void Nothing_is_loaded_from_somebody_elses_server()
    {
        var built = Path.Combine(House.WebSources, "wwwroot");
        Directory.Exists(built).ShouldBeTrue("The browser's files are not built.");
        string[] readable = [".js", ".css", ".html", ".svg", ".json", ".webmanifest", ".mjs"];
        var files = House
            .WebFiles(".razor")
            .Concat(
                Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories).Where(file => readable.Contains(Path.GetExtension(file)))
            );

        files.SelectMany(file => Foreign(Loads(file)).Select(address => $"{House.Short(file)}: {address}")).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_form_of_a_public_page_has_its_limit_and_keeps_what_was_typed_over_it()
    {
        var sources = House.WebFiles(".razor").ToDictionary(file => House.Short(file), File.ReadAllText);
        var forms = sources.Where(file => file.Value.Contains("@inherits PublicForm", StringComparison.Ordinal)).ToDictionary();
        var parts = forms.Keys.Select(file => Path.GetFileNameWithoutExtension(file) + " ").ToList();

        forms.Count.ShouldBeGreaterThan(10);
        sources
            .Where(file => !forms.ContainsKey(file.Key) && !file.Key.Contains("/Accounts/", StringComparison.Ordinal))
            .Where(file => !file.Value.Contains("@page \"/organise", StringComparison.Ordinal))
            .Where(file => HandlesForm().IsMatch(file.Value) || Tags().Matches(file.Value).Any(tag => parts.Contains(tag.Groups[1].Value)))
            .Select(file => file.Key)
            .ShouldBeEmpty("Say @inherits PublicForm, also on a page that shows a part which does.");
    }

    private static IEnumerable<string> Inline(string source) => InlinePattern().Matches(source).Select(hit => hit.Value.Trim());

    /// <summary>Styles without their comments, which name their makers and load nothing.</summary>
    private static string Loads(string file) =>
        Path.GetExtension(file) == ".css" ? CssComment().Replace(File.ReadAllText(file), "") : File.ReadAllText(file);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex CssComment();

    private static IEnumerable<string> Foreign(string source) =>
        Address()
            .Matches(source)
            .Select(hit => hit.Value)
            .Where(address => !Harmless.Keys.Any(start => address.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>MudBlazor's components write style attributes; the organiser's area allows them.</summary>
    private static bool IsOrganisers(string source) =>
        source.Contains("@layout OrganiserLayout", StringComparison.Ordinal)
        || source.Contains("OrganiserMode.Interactive", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\s)style\s*=\s*[""'@][^>]{0,40}|(?<=\s)on[a-z]+\s*=\s*""[^>]{0,40}|<style\b[^>]*>|<script(?![^>]*\bsrc=)[^>]*>")]
    private static partial Regex InlinePattern();

    /// <summary>A form whose submit is a callback is answered by the component around it.</summary>
    [GeneratedRegex(@"@formname=""[^""]+"" @onsubmit=""(?!On[A-Z])")]
    private static partial Regex HandlesForm();

    [GeneratedRegex(@"<(?:[\w.]+\.)?([A-Z]\w+ )")]
    private static partial Regex Tags();

    [GeneratedRegex(@"https?://[^\s""'`<>)]+")]
    private static partial Regex Address();

    [GeneratedRegex("<table class=\"table[^\"]*\".*?</table>", RegexOptions.Singleline)]
    private static partial Regex Tables();

    /// <summary>Shows something by itself; not a button, a form or what is there only sometimes.</summary>
    [GeneratedRegex("<td>@[^\\n]*|<td class=\"[^\"]*\">@[^\\n]*")]
    private static partial Regex Values();
}
