using EventManager.Web.Features.Events.PublicPages;

namespace EventManager.Component.Tests.Ui;

/// <summary>A drawing says what a sentence is about, never whether it is there: the words do.</summary>
public sealed class AccessSentencesTests
{
    [Fact]
    public void Each_sentence_stands_beside_the_drawing_of_its_subject() =>
        AccessSentences
            .Of(
                "Der Eingang in der Karlsstraße hat keine Stufen. Ein Aufzug fährt in alle Stockwerke. Es gibt ein WC im 1. Stock. Fragen Sie uns!"
            )
            .ShouldBe([
                ("entrance", "Der Eingang in der Karlsstraße hat keine Stufen."),
                ("lift", "Ein Aufzug fährt in alle Stockwerke."),
                ("toilet", "Es gibt ein WC im 1. Stock."),
                ("access", "Fragen Sie uns!"),
            ]);

    [Fact]
    public void No_lift_stays_no_lift() => AccessSentences.Of("There is no lift.").ShouldBe([("lift", "There is no lift.")]);

    [Theory]
    [InlineData("- Aufzug\n- WC")]
    [InlineData("**Aufzug:** ja")]
    [InlineData("[Plan](https://example.org)")]
    public void What_somebody_formatted_stays_as_it_is(string text) => AccessSentences.Of(text).ShouldBeEmpty();
}
