using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Ui;

public sealed class MarkdownLinksTests
{
    [Theory]
    [InlineData("[a](https://messe.example/plan?x=1#y)", null)]
    [InlineData("[a](/events/messe)", null)]
    [InlineData("[a](mailto:buero@messe.example?subject=Hallo)", null)]
    [InlineData("https://messe.example und <ada@messe.example>", null)]
    [InlineData("`[a](nowhere)`", null)]
    [InlineData("[a](https://)", "https://")]
    [InlineData("[a](https://localhost/x)", "https://localhost/x")]
    [InlineData("[a](www.messe.example)", "www.messe.example")]
    [InlineData("[a](plan.pdf)", "plan.pdf")]
    [InlineData("[a](#oben)", "#oben")]
    [InlineData("[a](//messe.example)", "//messe.example")]
    [InlineData("[a](javascript:alert(1))", "javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>", "javascript:alert(1)")]
    [InlineData("[a](mailto:buero)", "mailto:buero")]
    [InlineData("[a]()", "")]
    [InlineData("![Bild](https://messe.example/bild.png)", "https://messe.example/bild.png")]
    [InlineData("<ada@localhost>", "mailto:ada@localhost")]
    [InlineData("- > [a][1]\n\n[1]: plan.pdf", "plan.pdf")]
    public void A_link_that_leads_nowhere_in_a_mail_is_named_as_it_was_typed(string markdown, string? nowhere) =>
        MarkdownLinks.LeadingNowhere(markdown).ShouldBe(nowhere is null ? [] : [nowhere]);

    [Fact]
    public void What_is_nested_too_deep_to_be_shown_has_no_links() =>
        MarkdownLinks.LeadingNowhere(string.Concat(Enumerable.Repeat("> ", 2_000)) + "[a](b)").ShouldBeEmpty();
}
