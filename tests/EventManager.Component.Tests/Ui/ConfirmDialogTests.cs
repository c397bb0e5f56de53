using Bunit;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Fields;
using MudBlazor;

namespace EventManager.Component.Tests.Ui;

public sealed class ConfirmDialogTests : MudTest
{
    private readonly IRenderedComponent<MudDialogProvider> floating;
    private readonly List<string> answers = [];

    public ConfirmDialogTests() => floating = Render<MudDialogProvider>();

    [Fact]
    public void It_is_a_dialog_with_the_question_as_its_name()
    {
        Ask();

        var box = floating.WaitForElement("[role=dialog]");
        box.GetAttribute("aria-modal").ShouldBe("true");
        floating.Find("#" + box.GetAttribute("aria-labelledby")).QuerySelector("h2")!.TextContent.ShouldBe("Wirklich?");
        floating.Find("#ask-text").TextContent.ShouldBe("Das geht nicht zurück.");
    }

    [Theory]
    [InlineData("Ja", "confirmed")]
    [InlineData("Nein", "cancelled")]
    public void Each_button_gives_its_answer_and_closes(string button, string answer)
    {
        Ask();

        floating.WaitForElements(".mud-dialog button").Single(b => b.TextContent == button).Click();

        floating.WaitForAssertion(() => answers.ShouldBe([answer]));
        floating.FindAll("[role=dialog]").ShouldBeEmpty();
    }

    /// <summary>The field requires a moment, and says so: no answer is given for it.</summary>
    [Theory]
    [InlineData("irgendwann")]
    [InlineData("")]
    public void It_stays_while_what_was_typed_into_it_is_not_understood(string typed)
    {
        var dialog = Ask();
        dialog.Render(p =>
            p.AddChildContent<MomentField>(f => f.Add(m => m.Name, "at").Add(m => m.Label, "Neuer Beginn").Add(m => m.IsRequired, true))
        );
        floating.WaitForElement("#field-at").Change(typed);

        floating.FindAll(".mud-dialog button").Single(b => b.TextContent == "Ja").Click();

        answers.ShouldBeEmpty();
        floating.Find("[role=dialog] .field__error").TextContent.ShouldNotBeEmpty();
        floating.Find("#field-at").Change("20.1.27 9");
        floating.FindAll(".mud-dialog button").Single(b => b.TextContent == "Ja").Click();
        floating.WaitForAssertion(() => answers.ShouldBe(["confirmed"]));
    }

    [Fact]
    public void What_it_shows_follows_the_page()
    {
        var dialog = Ask();
        floating.WaitForElement("#ask-text");

        dialog.Render(p => p.AddChildContent("Neue Zahl: 7"));

        floating.WaitForAssertion(() => floating.Find("#ask-text").TextContent.ShouldBe("Neue Zahl: 7"));
    }

    [Fact]
    public async Task A_question_that_is_no_longer_drawn_is_closed_without_an_answer()
    {
        var dialog = Ask();
        floating.WaitForElement("[role=dialog]");

        await dialog.InvokeAsync(dialog.Instance.Dispose);

        floating.WaitForAssertion(() => floating.FindAll("[role=dialog]").ShouldBeEmpty());
        answers.ShouldBeEmpty();
    }

    private IRenderedComponent<ConfirmDialog> Ask() =>
        Render<ConfirmDialog>(p =>
            p.Add(d => d.Title, "Wirklich?")
                .Add(d => d.Confirm, "Ja")
                .Add(d => d.Cancel, "Nein")
                .Add(d => d.OnConfirm, () => answers.Add("confirmed"))
                .Add(d => d.OnCancel, () => answers.Add("cancelled"))
                .AddChildContent("Das geht nicht zurück.")
        );
}
