using EventManager.Web.Features.Events;
using EventManager.Web.Features.Events.PublicPages;

namespace EventManager.Component.Tests.Events;

public sealed class OwnQuestionsTests
{
    [Fact]
    public void Each_heading_is_a_question_and_what_stands_below_its_answer() =>
        OwnQuestions
            .Of("## Wo **parken** wir?\n\nIm Hof.\n\n- links\n- rechts\n### Gibt es Essen?\nJa.\n\nGegen Spende.")
            .ShouldBe([("Wo parken wir?", "Im Hof.\n\n- links\n- rechts"), ("Gibt es Essen?", "Ja.\n\nGegen Spende.")]);

    [Fact]
    public void Words_without_a_question_are_kept() =>
        OwnQuestions.Of("Fragen?\n\n# Wann?\nUm neun.").ShouldBe([("", "Fragen?"), ("Wann?", "Um neun.")]);

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("#\n\n##")]
    public void Nothing_asks_nothing(string words) => OwnQuestions.Of(words).ShouldBeEmpty();

    [Fact]
    public void What_is_nested_too_deep_is_an_answer_as_it_was_typed()
    {
        var typed = string.Concat(Enumerable.Repeat("> ", 1_500)) + "tief";

        OwnQuestions.Of(typed).ShouldBe([("", typed)]);
    }

    [Fact]
    public void A_line_is_a_thing_with_or_without_a_dash() =>
        BroughtThings
            .Of("- Turnschuhe\r\n\n• Etwas zu trinken\n  Stift - blau")
            .ShouldBe(["Turnschuhe", "Etwas zu trinken", "Stift - blau"]);
}
