using System.Diagnostics;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Mailings;

/// <summary>What organisers may write into their words, and what it can never do.</summary>
public sealed class WordingTemplateTests
{
    private static readonly Dictionary<string, object> Anna = new()
    {
        ["first_name"] = "Anna-Lena",
        ["people"] = 2,
        ["arrival"] = "",
        ["event"] = "Messe",
    };

    [Theory]
    [InlineData("Hallo {{ first_name }}!", "Hallo Anna-Lena!")]
    [InlineData("{% if people > 1 %}Ihr kommt zu {{people}}.{% else %}Du kommst.{% endif %}", "Ihr kommt zu 2.")]
    [InlineData("{% unless arrival == \"\" %}Um {{ arrival }}{% endunless %}Bis dann", "Bis dann")]
    [InlineData("{% raw %}{{ first_name }}{% endraw %}", "{{ first_name }}")]
    [InlineData("Ohne Platzhalter {so} und } so {", "Ohne Platzhalter {so} und } so {")]
    // From before there were places: shown as they were typed.
    [InlineData("Trag {{Name}} ein", "Trag {{Name}} ein")]
    [InlineData("offen {{ first_name", "offen {{ first_name")]
    public void Words_are_filled_and_old_words_stay(string words, string filled) => WordingTemplate.Fill(words, Anna).ShouldBe(filled);

    [Theory]
    [InlineData("{{ password }}", "mailings.unknown_placeholder")]
    [InlineData("{{ first_name.Length }}", "mailings.unknown_placeholder")]
    [InlineData("{% if last_name == secret %}x{% endif %}", "mailings.unknown_placeholder")]
    [InlineData("{{ first_name", "mailings.template_broken")]
    [InlineData("{% if people %}", "mailings.template_broken")]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}", "mailings.template_broken")]
    [InlineData("{% assign first_name = 'x' %}", "mailings.template_broken")]
    [InlineData("{% include 'x' %}{% render 'x' %}", "mailings.template_broken")]
    [InlineData("{{ first_name | upcase }}", "mailings.template_not_offered")]
    [InlineData("{{ (1..1000000000) }}", "mailings.template_not_offered")]
    public void What_is_not_offered_is_refused(string words, string code)
    {
        var watch = Stopwatch.StartNew();

        WordingTemplate.WhyNot(words, WordingPlaceholders.All)?.Code.ShouldBe(code);
        WordingTemplate.WhyNot(words, WordingPlaceholders.All).ShouldNotBeNull();
        WordingTemplate.Fill(words, Anna).ShouldBe(words, "and where it got into the database all the same, it stands as it was typed");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void What_is_offered_is_taken_and_a_kind_names_only_its_own()
    {
        WordingTemplate.WhyNot("Hallo {{ first_name }}, {% if people > 1 %}ihr{% endif %}", WordingPlaceholders.All).ShouldBeNull();
        WordingTemplate.WhyNot("Hallo {{ first_name }}", ["name", "event"])!.Arguments.ShouldBe(["first_name"]);
        foreach (var name in WordingPlaceholders.All)
            WordingTemplate.WhyNot("{{ " + name + " }}", WordingPlaceholders.All).ShouldBeNull(name);
    }

    [Fact]
    public void More_than_the_limit_of_steps_is_not_written()
    {
        var many = string.Concat(Enumerable.Repeat("{% if people %}x{% endif %}", 2_000));

        WordingTemplate.WhyNot(many, WordingPlaceholders.All)!.Code.ShouldBe("mailings.template_not_offered");
        WordingTemplate.Fill(many, Anna).ShouldBe(many);
    }

    /// <summary>Only what is put into the text is escaped, not what is compared.</summary>
    [Theory]
    [InlineData("{% if first_name == \"Ann-Kathrin\" %}ja{% endif %}", "ja")]
    [InlineData("{% if \"Ann-Kathrin\" == first_name %}ja{% endif %}", "ja")]
    [InlineData("{% if first_name %}ja{% endif %} {% if arrival == \"\" %}leer{% endif %}", "ja leer")]
    [InlineData("{% if first_name contains \"n-K\" %}ja{% endif %}", "ja")]
    [InlineData("{% if first_name contains \"anna\" %}ja{% endif %}", "")]
    [InlineData("{% if first_name contains nil or arrival contains \"x\" or arrival contains first_name %}ja{% endif %}", "")]
    [InlineData("{{ first_name }}", "Ann\\-Kathrin")]
    public void A_condition_sees_the_words_as_they_are(string words, string filled) =>
        WordingTemplate
            .FillMarkdown(words, new Dictionary<string, object> { ["first_name"] = "Ann-Kathrin", ["arrival"] = "" })
            .ShouldBe(filled);

    [Theory]
    [InlineData("[Gewinn](https://boese.example)")]
    [InlineData("https://boese.example www.boese.example")]
    [InlineData("<b>fett</b> **fett** # Titel\n\n- Liste")]
    public void A_name_is_never_markup(string name)
    {
        var filled = WordingTemplate.FillMarkdown("Hallo {{ first_name }}", new Dictionary<string, object> { ["first_name"] = name });
        var html = MarkdownText.ToHtml(filled);

        html.ShouldNotContain("<a ");
        html.ShouldNotContain("<b>");
        html.ShouldNotContain("<strong>");
        html.ShouldNotContain("<li>");
        MarkdownPlain.Write(filled).ShouldBe("Hallo " + name.Replace('\n', ' '));
    }
}
