using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Ui;

/// <summary>Who hears a page goes from heading to heading: none may be left out between its own and those of a text.</summary>
public sealed class MarkdownPageTests
{
    [Theory]
    [InlineData("## Angaben\n\n### Kontakt", "<h2>Angaben</h2>", "<h3>Kontakt</h3>")]
    [InlineData("# Angaben\n\n## Kontakt", "<h2>Angaben</h2>", "<h3>Kontakt</h3>")]
    [InlineData("#### Angaben\n\n#### Kontakt", "<h2>Angaben</h2>", "<h2>Kontakt</h2>")]
    public void A_text_that_is_all_of_its_page_begins_one_level_below_it(string typed, string first, string second)
    {
        var shown = MarkdownText.ToPageMarkup(typed).Value;

        shown.ShouldContain(first);
        shown.ShouldContain(second);
    }

    [Fact]
    public void A_text_within_a_page_keeps_its_own_step()
    {
        // Kept for as long as the text: the same text may be shown both ways.
        const string typed = "## Angaben";

        MarkdownText.ToPageMarkup(typed).Value.ShouldContain("<h2>");
        MarkdownText.ToMarkup(typed).Value.ShouldContain("<h3>");
    }

    [Fact]
    public void A_text_without_headings_is_as_it_was() =>
        MarkdownText.ToPageMarkup("Nur *ein* Satz.").Value.ShouldBe("<p>Nur <em>ein</em> Satz.</p>\n");
}
