using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Ui.Fields;

namespace EventManager.Component.Tests.Ui;

/// <summary>Blazor's script hands on a chosen date and time with seconds, whatever the page was rendered with.</summary>
public sealed class MomentFieldTests : PageTest
{
    [Fact]
    public void A_chosen_moment_arrives()
    {
        DateTime? chosen = new DateTime(2027, 1, 13, 9, 0, 0);
        var field = Render<MomentField>(p =>
            p.Add(f => f.Name, "newStart").Add(f => f.Label, "Neuer Beginn").Bind(f => f.Value, chosen, value => chosen = value)
        );

        field.Find("input").Change("2027-01-20T10:30:00");

        chosen.ShouldBe(new DateTime(2027, 1, 20, 10, 30, 0));
    }

    [Fact]
    public void An_emptied_moment_is_none()
    {
        DateTime? chosen = new DateTime(2027, 1, 13, 9, 0, 0);
        var field = Render<MomentField>(p =>
            p.Add(f => f.Name, "doorsAt").Add(f => f.Label, "Einlass").Bind(f => f.Value, chosen, value => chosen = value)
        );

        field.Find("input").Change("");

        chosen.ShouldBeNull();
    }

    [Fact]
    public void A_chosen_window_of_arrival_arrives()
    {
        var fair = new Event(
            "messe",
            EventKind.TrainingFair,
            new LocalizedText("Messe"),
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            100
        );
        var row = new SlotRow { StartsAt = new DateTime(2027, 1, 13, 9, 0, 0), EndsAt = new DateTime(2027, 1, 13, 10, 0, 0) };
        var table = Render<SlotsTable>(p => p.Add(t => t.Rows, [row]).Add(t => t.Form, new EventForm(fair, [])));

        table.FindAll("input[type=datetime-local]")[1].Change("2027-01-13T09:30:00");

        row.EndsAt.ShouldBe(new DateTime(2027, 1, 13, 9, 30, 0));
    }
}
