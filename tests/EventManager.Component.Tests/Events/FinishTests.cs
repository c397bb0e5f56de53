using Bunit;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Overview;
using MudBlazor;

namespace EventManager.Component.Tests.Events;

/// <summary>An event is closed once it is over, and that cannot be taken back.</summary>
public sealed class FinishTests : MudTest
{
    private static readonly DateTimeOffset Start = new(2027, 1, 7, 8, 0, 0, TimeSpan.Zero);

    private readonly IRenderedComponent<MudDialogProvider> floating;
    private int finished;

    public FinishTests() => floating = Render<MudDialogProvider>();

    [Fact]
    public void Before_its_end_nobody_is_offered_to_close_it() =>
        Show(isOver: false).FindAll("button").Select(button => button.TextContent).ShouldNotContain("Abschließen");

    [Theory]
    [InlineData("Ja, abschließen", 1)]
    [InlineData("Zurück", 0)]
    public void After_it_a_question_names_what_follows_and_only_a_yes_closes_it(string answer, int times)
    {
        Show(isOver: true).FindAll("button").Single(button => button.TextContent == "Abschließen").Click();
        finished.ShouldBe(0, "it was only asked");
        floating.WaitForElement("#ask-text").TextContent.ShouldContain("lässt sich nicht zurücknehmen");

        floating.FindAll(".mud-dialog button").Single(button => button.TextContent == answer).Click();

        floating.WaitForAssertion(() => floating.FindAll("[role=dialog]").ShouldBeEmpty());
        finished.ShouldBe(times);
    }

    private IRenderedComponent<StateActions> Show(bool isOver)
    {
        var fair = new Event("messe", EventKind.TrainingFair, new("Messe"), Start, Start.AddHours(6), 100);
        fair.Publish();
        return Render<StateActions>(parameters =>
            parameters.Add(p => p.Event, fair).Add(p => p.IsOver, isOver).Add(p => p.OnFinish, () => finished++)
        );
    }
}
