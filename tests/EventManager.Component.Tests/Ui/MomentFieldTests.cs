using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;

namespace EventManager.Component.Tests.Ui;

/// <summary>Days and times are typed as people write them here, and what was understood is said.</summary>
public sealed class MomentFieldTests : PageTest
{
    [Theory]
    [InlineData("20.1.27 10:30")]
    [InlineData("20.1. 1030")]
    [InlineData("2027-01-20T10:30:00")]
    public void A_typed_moment_arrives_and_is_written_out(string typed)
    {
        DateTime? chosen = new DateTime(2027, 1, 13, 9, 0, 0);
        var field = Render<MomentField>(p =>
            p.Add(f => f.Name, "newStart").Add(f => f.Label, "Neuer Beginn").Bind(f => f.Value, chosen, value => chosen = value)
        );

        field.Find("input").Change(typed);

        chosen.ShouldBe(new DateTime(2027, 1, 20, 10, 30, 0));
        field.Render(p => p.Add(f => f.Value, chosen));
        field.Find("input").GetAttribute("value").ShouldBe("20.01.2027 10:30");
        field.Find("#field-newStart-understood").TextContent.ShouldBe("Mittwoch, 20.01.2027");
        field.Find("input").GetAttribute("aria-describedby").ShouldBe("field-newStart-understood");
    }

    [Fact]
    public void A_time_alone_is_of_the_same_day_and_a_day_alone_at_the_same_time()
    {
        DateTime? chosen = new DateTime(2027, 1, 13, 9, 0, 0);
        var field = Render<MomentField>(p =>
            p.Add(f => f.Name, "newStart").Add(f => f.Label, "Neuer Beginn").Bind(f => f.Value, chosen, value => chosen = value)
        );

        field.Find("input").Change("10");
        chosen.ShouldBe(new DateTime(2027, 1, 13, 10, 0, 0));
        field.Render(p => p.Add(f => f.Value, chosen));
        field.Find("input").Change("14.1.27");
        chosen.ShouldBe(new DateTime(2027, 1, 14, 10, 0, 0));
    }

    /// <summary>An opening time that is not understood must not be saved as none.</summary>
    [Fact]
    public void A_gate_with_a_time_that_is_not_understood_is_not_saved()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var (saved, draft) = (0, new GateDraft { Code = "main", Name = "Haupteingang" });
        var form = Render<FormPage>(p =>
            p.Add(f => f.Name, "door")
                .Add(f => f.Of, draft)
                .Add(
                    f => f.OnSave,
                    (FormSaving saving) =>
                    {
                        saved++;
                        saving.Done();
                    }
                )
                .AddChildContent<GateFields>(g => g.Add(f => f.Draft, draft).Add(f => f.Zones, [("", "Haus")]).Add(f => f.Categories, []))
        );

        form.Find("input[id$=opensAt]").Change("irgendwann");
        form.Find("form").Submit();
        saved.ShouldBe(0);
        form.Find("input[id$=opensAt]").GetAttribute("value").ShouldBe("irgendwann");

        form.Find("input[id$=opensAt]").Change("20.1.27 9");
        form.Find("form").Submit();
        saved.ShouldBe(1);
        draft.OpensAt.ShouldBe(new DateTime(2027, 1, 20, 9, 0, 0));
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
    public void What_is_not_understood_stays_and_the_form_knows()
    {
        var unread = new UnreadFields();
        TimeOnly? time = new TimeOnly(9, 0);
        var field = Render<TimeField>(p =>
            p.AddCascadingValue(unread).Add(f => f.Name, "from").Add(f => f.Label, "Von").Bind(f => f.Value, time, value => time = value)
        );

        field.Find("input").Change("um neun");

        field.Find("input").GetAttribute("value").ShouldBe("um neun");
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        unread.All.ShouldBe([field.Find("#field-from-error").TextContent]);

        field.Find("input").Change("930");
        unread.Any.ShouldBeFalse();
        time.ShouldBe(new TimeOnly(9, 30));
        field.FindAll(".field__error").ShouldBeEmpty();
    }

    [Fact]
    public void A_typed_window_of_arrival_needs_no_day()
    {
        var fair = new Event(
            "messe",
            EventKind.TrainingFair,
            new LocalizedText("Messe"),
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            100
        );
        var row = new SlotRow { StartsAt = new DateTime(2027, 1, 13, 9, 0, 0) };
        var table = Render<SlotsTable>(p => p.Add(t => t.Rows, [row]).Add(t => t.Form, new EventForm(fair, [])));

        table.Find("#field-slots-0-endsAt").Change("9:30");

        row.EndsAt.ShouldBe(new DateTime(2027, 1, 13, 9, 30, 0));
    }
}
