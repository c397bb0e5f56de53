using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Ui.Forms;

/// <summary>Minutes are long: nothing that was typed in them is lost, whoever else writes.</summary>
public sealed class MinutesFormTests : MudTest
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Below_what_was_typed_last_there_is_always_a_row_for_the_next_one()
    {
        var editor = new MinutesEditor(new(1, "Text", "Eins", "", "", At));
        var form = Render<MinutesForm>(p =>
            p.Add(f => f.Editor, editor)
                .Add(f => f.Frame, new(Guid.Empty, "messe", new("Messe"), "Europe/Berlin", At, At.AddHours(2), null, EventState.Published))
                .Add(f => f.Session, new(Guid.Empty, SessionKind.WorkingGroup, new("AG"), new(""), "", At, At.AddHours(1), null, null))
                .Add(f => f.People, ["Mia Brandt", "Ben Acar"])
        );

        form.Find("#decision-2").Change("Zwei");
        form.Find("#task-1-who").Change("Mia");

        form.FindAll("[id^=decision-][maxlength]").Count.ShouldBe(3);
        var who = form.FindAll("[id$=-who]");
        who.Count.ShouldBe(2);
        form.FindAll($"datalist#{who[1].GetAttribute("list")} option")
            .Select(one => one.GetAttribute("value"))
            .ShouldBe(["Mia Brandt", "Ben Acar"]);
        (editor.DecisionsText, editor.TasksText).ShouldBe(("Eins\nZwei", " | Mia | "));
        form.Find("[data-preview]").TextContent.ShouldContain("Zwei");
        form.FindAll("button").First(button => button.GetAttribute("aria-label") == "Entfernen: Beschluss 1").Click();
        editor.DecisionsText.ShouldBe("Zwei");
    }

    [Fact]
    public void A_newer_revision_is_joined_with_what_was_typed_part_by_part()
    {
        var edited = new EditedForm<MinutesEditor>(
            MinutesFields.Of(Services.GetRequiredService<IStringLocalizer<ProgrammeText>>()),
            new(new(1, "Alt", "Eins", "A | Mia | morgen", "", At))
        );
        edited.Form.Markdown = "Von hier";
        edited.Form.TakeTasks("B | Mia | morgen");

        edited.JoinWith(() => new(new(2, "Von dort", "Eins\nZwei", "A | Mia | morgen", "Jonas", At)), ("Jonas", At));

        var (form, conflict) = (edited.Form, edited.Conflict!);
        (form.Markdown, form.DecisionsText, form.TasksText).ShouldBe(("Von hier", "Eins\nZwei", "B | Mia | morgen"));
        (form.BasedOn, form.IsChanged).ShouldBe((2, true), "the next save follows what was read");
        conflict.Both.ShouldHaveSingleItem().Theirs.ShouldBe("Von dort");
        conflict.Adopted.Select(part => part.Label).ShouldBe(["Beschlüsse"]);
        conflict.Both[0].Choose(true);
        form.Markdown.ShouldBe("Von dort");
    }
}
