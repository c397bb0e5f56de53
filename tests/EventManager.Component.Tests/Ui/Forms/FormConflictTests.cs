using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;

namespace EventManager.Component.Tests.Ui.Forms;

/// <summary>Somebody else saved meanwhile: nothing that anybody wrote is lost.</summary>
public sealed class FormConflictTests : PageTest
{
    private static readonly FormFields<Talk> Fields = new FormFields<Talk>()
        .Words("title", () => "Titel", talk => talk.Title)
        .Add("room", () => "Raum", talk => talk.Room, (talk, room) => talk.Room = room)
        .Add("places", () => "Plätze", talk => talk.Places, (talk, places) => talk.Places = places)
        .Add("open", () => "Offen", talk => talk.IsOpen, (talk, isOpen) => talk.IsOpen = isOpen);

    [Fact]
    public void What_only_one_of_them_changed_stands_in_the_form_by_itself()
    {
        var (joined, conflict) = Join(mine => mine.Places = 30, theirs => theirs.Room = "B");

        (joined.Places, joined.Room).ShouldBe((30, "B"));
        conflict.Both.ShouldBeEmpty();
        conflict.Adopted.ShouldBe([("Raum", "B")]);
        conflict.Kept.ShouldBe(["Plätze"]);
    }

    [Fact]
    public void What_both_changed_stays_as_it_was_typed_here_until_the_other_is_chosen_and_can_be_taken_back()
    {
        var (joined, conflict) = Join(mine => mine.Room = "C", theirs => theirs.Room = "B");
        joined.Room.ShouldBe("C");
        var field = conflict.Both.ShouldHaveSingleItem();
        (field.Label, field.Mine, field.Theirs).ShouldBe(("Raum", "C", "B"));

        field.Choose(true);
        joined.Room.ShouldBe("B");
        field.Choose(false);
        joined.Room.ShouldBe("C");
    }

    [Fact]
    public void Who_changes_one_language_and_who_changes_another_are_not_in_each_others_way()
    {
        var (joined, conflict) = Join(mine => mine.Title["en"] = "My fair", theirs => theirs.Title.German = "Ihre Messe");

        conflict.Both.ShouldBeEmpty();
        (joined.Title.German, joined.Title["en"]).ShouldBe(("Ihre Messe", "My fair"));
    }

    [Fact]
    public void The_same_change_twice_is_no_conflict()
    {
        var (_, conflict) = Join(mine => mine.Room = "B", theirs => theirs.Room = "B");

        (conflict.Both.Count, conflict.Adopted.Count, conflict.Kept.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void The_panel_shows_both_versions_with_who_and_when_and_a_choice()
    {
        var (joined, conflict) = Join(mine => (mine.Room, mine.IsOpen) = ("", true), theirs => (theirs.Room, theirs.Places) = ("B", 40));
        var chosen = 0;
        var panel = Render<ConflictPanel>(p => p.Add(c => c.Conflict, conflict).Add(c => c.OnChoose, () => chosen++));

        panel.Markup.ShouldContain("Mia Brandt hat am 29.11.2026, 13:00\u00a0Uhr gespeichert");
        panel.FindAll(".choice").Select(choice => Squeezed(choice.TextContent)).ShouldBe(["Ihre Fassung(leer)", "Fassung von Mia BrandtB"]);
        panel.Find("li").TextContent.ShouldBe("Plätze: 40");
        panel.Markup.ShouldContain("Offen");
        panel.FindAll("input")[1].Change(true);
        (joined.Room, chosen).ShouldBe(("B", 1));
    }

    /// <summary>Both forms are of one reading: what is chosen and typed on never changes what the other one saved.</summary>
    [Fact]
    public void What_was_saved_stays_to_be_chosen_while_the_joined_form_is_typed_on()
    {
        var edited = new EditedForm<Talk>(Fields, new Talk());
        edited.Form.Room = "C";
        edited.JoinWith(() => new Talk { Room = "B" }, ("Mia Brandt", DateTimeOffset.UnixEpoch));
        var field = edited.Conflict!.Both.ShouldHaveSingleItem();
        edited.Form.Room = "D";

        field.Choose(true);

        edited.Form.Room.ShouldBe("B");
    }

    private static string Squeezed(string words) => string.Concat(words.Split('\n').Select(line => line.Trim()));

    private static (Talk Joined, FormConflict Conflict) Join(Action<Talk> mine, Action<Talk> theirs)
    {
        var (here, there, joined) = (new Talk(), new Talk(), new Talk());
        mine(here);
        theirs(there);
        theirs(joined);
        var at = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        return (joined, Fields.Join(Fields.Shown(new Talk()), here, there, joined, ("Mia Brandt", at)));
    }

    private sealed class Talk
    {
        public WordsDraft Title { get; } = new(new LocalizedText("Messe", "Fair"));
        public string Room { get; set; } = "A";
        public int? Places { get; set; } = 20;
        public bool IsOpen { get; set; }
    }
}
