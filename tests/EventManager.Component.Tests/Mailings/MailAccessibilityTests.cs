using EventManager.Testing;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Component.Tests.Mailings;

/// <summary>The HTML of a mail for who hears it or needs contrast, made of every block that a mail can have, in each language.</summary>
public sealed class MailAccessibilityTests
{
    private static readonly MailBlock[] Blocks =
    [
        new MailBlock.Heading("Du bist dabei"),
        new MailBlock.Paragraph("Hallo <Anna>"),
        new MailBlock.Section("Dein Ticket"),
        new MailBlock.Picture("code1", "Für Anna: Nummer 1"),
        new MailBlock.Markdown("# Titel\n\nBring *alle* mit: [Plan](/plan)\n\n![Bild](https://x.example/a.png)")
        {
            Language = Languages.Default,
        },
        new MailBlock.Facts([("Wann", "morgen"), ("Wo", "hier")]),
        new MailBlock.Bullets(["eins", "zwei"]),
        new MailBlock.Action("Ticket ansehen", new Uri("https://messe.example/me/x?a=1&b=2")),
        new MailBlock.Note("Gib den Link nicht weiter."),
    ];

    private static readonly MailFooter Footer = new(
        "Netz",
        "Stadtnetz",
        "Von Stadtnetz",
        "Weil du angemeldet bist",
        [("Impressum", new Uri("https://messe.example/imprint"))]
    );

    [Fact]
    public void Every_block_in_each_language_is_right_for_who_hears_it() =>
        Languages.All.ShouldAllBe(language => MailRules.Broken(Html(language), language.Code, language.Dir).Count == 0);

    [Fact]
    public void Every_kind_of_block_is_in_the_sample()
    {
        var kinds = typeof(MailBlock).GetNestedTypes().Where(type => type != typeof(MailBlock.Opening));

        Blocks.Select(block => block.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public void Words_in_another_language_say_which()
    {
        var html = Html(Languages.Find("en")!);

        html.ShouldContain("<div lang=\"de\" dir=\"ltr\"><h2>Titel");
    }

    [Theory]
    [InlineData("lang=\"de\"", "lang=\"\"")]
    [InlineData("role=\"article\" lang=\"de\" dir=\"ltr\"", "role=\"article\"")]
    [InlineData("<h1 ", "<h3 ")]
    [InlineData("color:#ffffff", "color:#3a7fc0")]
    [InlineData("color:#211e19", "colour:#211e19")]
    [InlineData(">Ticket ansehen</a>", "></a>")]
    [InlineData("<dl", "<img src=\"x\"><dl")]
    [InlineData("<dl", "<table><tr><td>x</td></tr></table><dl")]
    public void Who_checks_finds_what_is_wrong(string right, string wrong) =>
        MailRules.Broken(Html(Languages.Default).Replace(right, wrong, StringComparison.Ordinal), "de", "ltr").ShouldNotBeEmpty();

    private static string Html(Language language) => MailAsHtml.Write(language, "Dein Ticket", Blocks, Footer, "https://messe.example");
}
