using Bunit;
using EventManager.Domain.Programme;
using EventManager.Web.Features.Programme.Minuting;
using Microsoft.AspNetCore.Components;

namespace EventManager.Component.Tests.Programme;

/// <summary>Tasks of minutes with their ticks: who may set which.</summary>
public sealed class TaskTicksTests : PageTest
{
    private static readonly TaskLine Mine = new(new("Flyer drucken", "Mia Brandt", "24.08.2026"), true, null, "");

    private static readonly TaskLine Theirs = new(new("Raum buchen", "Ada", ""), false, new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero), "Ada");

    [Fact]
    public void Who_plans_along_ticks_what_names_them_and_an_organiser_everything()
    {
        Ticks(mayAll: false).ShouldBe([false, true], "disabled");
        Ticks(mayAll: true).ShouldBe([false, false]);

        IEnumerable<bool> Ticks(bool mayAll) => Draw(mayAll).FindAll("input").Select(tick => tick.HasAttribute("disabled"));
    }

    [Fact]
    public void What_is_done_is_ticked_and_says_when_and_by_whom()
    {
        var asked = new List<(MinutesTask, bool)>();
        var shown = Draw(mayAll: true, asked);
        shown.Find("h2").TextContent.ShouldBe("Aufgaben: 1 von 2 erledigt");
        shown.FindAll("input").Select(tick => tick.HasAttribute("checked")).ShouldBe([false, true]);
        shown.FindAll("li")[0].TextContent.ShouldContain("bis 24.08.2026");
        shown.FindAll("li")[1].TextContent.ShouldContain("von Ada");

        shown.FindAll("input")[0].Change(true);
        shown.FindAll("input")[1].Change(false);

        asked.ShouldBe([(Mine.Task, true), (Theirs.Task, false)]);
    }

    private IRenderedComponent<TaskTicks> Draw(bool mayAll, List<(MinutesTask, bool)>? asked = null) =>
        Render<TaskTicks>(p =>
            p.Add(one => one.Lines, [Mine, Theirs])
                .Add(one => one.Zone, "Europe/Berlin")
                .Add(one => one.MayAll, mayAll)
                .Add(one => one.OnTick, EventCallback.Factory.Create<(MinutesTask, bool)>(this, tick => asked?.Add(tick)))
        );
}
