using Bunit;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Listing;

namespace EventManager.Component.Tests.Events;

public sealed class EventMonthTests : PageTest
{
    private static readonly DateOnly February = new(2027, 2, 1);

    [Fact]
    public void Weeks_are_rows_from_Monday_on_and_an_event_stands_on_each_of_its_days()
    {
        var shown = Draw([
            Make("messe", EventState.Published, new(2027, 1, 31, 22, 0, 0, TimeSpan.Zero), new(2027, 2, 1, 23, 0, 0, TimeSpan.Zero)),
            Make("entwurf", EventState.Draft, new(2027, 2, 10, 8, 0, 0, TimeSpan.Zero), new(2027, 2, 10, 12, 0, 0, TimeSpan.Zero)),
        ]);

        shown.Find("h2").TextContent.ShouldBe("Februar 2027");
        shown.FindAll(".month__table thead abbr").Select(head => head.GetAttribute("title")).First().ShouldBe("Montag");
        shown.FindAll(".month__table tbody tr").Count.ShouldBe(4, "it begins on a Monday and has 28 days");
        shown
            .FindAll(".month__table td a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/organise/events/messe", "/organise/events/entwurf"]);
        var draft = shown.Find(".month__table td:has(time[datetime='2027-02-10'])");
        draft.TextContent.ShouldContain("09:00");
        draft.TextContent.ShouldContain("Entwurf");
        shown.Find("[aria-current=date] time").GetAttribute("datetime").ShouldBe("2027-02-24");
        shown.FindAll(".month__list h3").Count.ShouldBe(2, "a phone lists the days that have one");
    }

    [Fact]
    public void Months_are_turned_and_an_empty_one_says_so()
    {
        var asked = new List<DateOnly>();
        var shown = Draw([], asked.Add);

        shown.Markup.ShouldContain("keine Veranstaltung");
        foreach (var button in shown.FindAll("button").ToList())
            button.Click();

        asked.ShouldBe([new(2027, 1, 1), new(2027, 3, 1)]);
    }

    private IRenderedComponent<EventMonth> Draw(IReadOnlyList<MonthEvent> events, Action<DateOnly>? asked = null) =>
        Render<EventMonth>(parameters =>
            parameters
                .Add(one => one.Events, events)
                .Add(one => one.Month, February)
                .Add(one => one.Today, new DateOnly(2027, 2, 24))
                .Add(one => one.OnMonth, asked ?? (_ => { }))
        );

    private static MonthEvent Make(string slug, EventState state, DateTimeOffset starts, DateTimeOffset ends) =>
        new(Guid.NewGuid(), slug, new(slug), state, "Europe/Berlin", starts, ends);
}
