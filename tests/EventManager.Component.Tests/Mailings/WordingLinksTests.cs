using EventManager.Domain.Common;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Mailings;

/// <summary>A link that leads nowhere is refused where the words are saved, with the field; what a mail can follow is taken.</summary>
public sealed class WordingLinksTests
{
    [Theory]
    [InlineData("Siehe [die Seite](www.stadt.example)", "www.stadt.example")]
    [InlineData("[Programm](programm.pdf)", "programm.pdf")]
    [InlineData("[x](javascript:alert(1))", "javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>", "javascript:alert(1)")]
    [InlineData("[nach oben](#oben)", "#oben")]
    [InlineData("[x](//anderswo.example)", "//anderswo.example")]
    [InlineData("[x](https://)", "https://")]
    [InlineData("[Mail]({{ contact }})", "{{contact}}")]
    [InlineData("{% if people > 1 %}[x](ftp://a.example){% endif %}", "ftp://a.example")]
    [InlineData("[x](mailto:niemand)", "mailto:niemand")]
    public void A_link_that_leads_nowhere_is_named(string words, string link)
    {
        var refusal = WordingLinks.WhyNot(new LocalizedText("Gut", words), "body").ShouldNotBeNull();

        (refusal.Code, refusal.Field, refusal.Arguments.Single()).ShouldBe(("mailings.link_dead", "body", link));
    }

    [Theory]
    [InlineData("[Seite](https://stadt.example/a?b=c) und <https://stadt.example>, www.stadt.example, anna@example.org")]
    [InlineData("[hier](/e/messe) und [Mail](mailto:anna@example.org) und <anna@example.org>")]
    [InlineData("[Mail](mailto:{{ contact }}), [x](https://stadt.example/{% if people > 1 %}klasse{% endif %})")]
    [InlineData("![Bild](bild.png) und `[kein](Link)`")]
    public void What_a_mail_can_follow_is_taken(string words) => WordingLinks.WhyNot(new LocalizedText(words), "body").ShouldBeNull();

    [Fact]
    public void A_picture_is_its_words_and_nothing_is_asked_for()
    {
        const string Words = "![Der Plan](https://anderswo.example/plan.png) hängt aus, [siehe ![hier](x.png)](https://stadt.example)";

        MarkdownText.ToHtml(Words).Trim().ShouldBe("<p>Der Plan hängt aus, <a href=\"https://stadt.example\">siehe hier</a></p>");
        MarkdownPlain.Write(Words).ShouldBe("Der Plan hängt aus, siehe hier (https://stadt.example)");
    }

    [Fact]
    public void A_link_within_the_site_names_the_site_in_plain_text_too()
    {
        MarkdownPlain
            .Write("[Messe](/e/messe), [Anfang](/) und [fremd](//x.example)", "https://messe.example/")
            .ShouldBe("Messe (https://messe.example/e/messe), Anfang (https://messe.example/) und fremd (//x.example)");
        MarkdownPlain.Write("[Messe](/e/messe)").ShouldBe("Messe (/e/messe)");
    }

    [Fact]
    public void The_names_that_words_use_are_found_in_conditions_too() =>
        WordingTemplate
            .NamesOf(
                "Hallo {{ first_name }}, {% if arrival == \"\" %}komm{% else %}um {{ arrival }}{% endif %} {% if people > 1 %}ihr{% endif %}"
            )
            .ShouldBe(["first_name", "arrival", "people"], ignoreOrder: true);
}
