using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Component.Tests.Ui.Lists;

/// <summary>The parts of a list alone: what is on can be taken away, what is chosen can be done.</summary>
public sealed class ListPartsTests : MudTest
{
    private static readonly ListFilter[] Filters =
    [
        new("state", "Zustand", "Alle", [("Confirmed", "bestätigt"), ("Cancelled", "abgesagt")]),
    ];

    [Fact]
    public void What_is_on_stands_there_as_a_chip_and_goes_with_it()
    {
        var (looks, searches) = (new List<ListLook>(), new List<string>());
        var bar = Bar("Aylin", new ListLook("name").With("state", "Confirmed"), looks, searches);
        bar.FindAll(".chip")
            .Select(chip => chip.GetAttribute("aria-label"))
            .ShouldBe(["Filter entfernen: Suche: Aylin", "Filter entfernen: Zustand: bestätigt"]);

        bar.FindAll(".chip")[1].Click();
        looks.Single().Filters.ShouldBeEmpty();
        bar.Find(".chips .button").Click();

        looks.Count.ShouldBe(2);
        searches.ShouldBe([""]);
    }

    [Fact]
    public void One_button_opens_the_filters_of_a_phone_and_says_how_many_are_on()
    {
        var bar = Bar("Aylin", new ListLook("name").With("state", "Confirmed"), [], []);
        var opener = bar.Find(".filter-opener");
        opener.TextContent.ShouldBe("Filter (1)");
        (opener.GetAttribute("aria-expanded"), opener.GetAttribute("aria-controls")).ShouldBe(("false", "filter-panel"));

        opener.Click();

        bar.Find(".filter-opener").GetAttribute("aria-expanded").ShouldBe("true");
        bar.Find("#filter-panel").ClassList.ShouldContain("is-open");
        Bar("", new ListLook("name"), [], [], []).FindAll(".filter-opener").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_on_without_a_choice() => Bar("", new ListLook("name"), [], []).FindAll(".chips").ShouldBeEmpty();

    [Fact]
    public void A_day_is_typed_and_one_of_another_age_is_not_meant()
    {
        var looks = new List<ListLook>();
        var bar = Bar("", new ListLook("name").With("from", "2027-01-07"), looks, [], [ListFilter.Day("from", "Von")]);
        bar.Find(".chip").GetAttribute("aria-label").ShouldBe("Filter entfernen: Von: 07.01.2027");

        bar.Find("#field-filter-from").GetAttribute("value").ShouldBe("07.01.2027");

        bar.Find("#field-filter-from").Change("7.1.0002");
        bar.Find("#field-filter-from").Change("7.2.27");
        bar.Find("#field-filter-from").Change("");

        looks.Select(look => look["from"]).Distinct().ShouldBe([null, "2027-02-07"], ignoreOrder: true);
        bar.Find("#field-filter-from").Change("bald");
        bar.Find(".field--invalid .field__error").TextContent.ShouldContain("Von");
    }

    [Fact]
    public void All_hits_can_be_chosen_until_they_are()
    {
        var bar = Bulk(2, 40, isAll: false);
        bar.Find("[role=status]").TextContent.ShouldBe("2 Einträge ausgewählt");
        bar.FindAll("button").ShouldContain(button => button.TextContent == "Alle 40 Treffer auswählen");

        Bulk(40, 40, isAll: true)
            .FindAll("button")
            .ShouldNotContain(button => button.TextContent.Contains("Treffer", StringComparison.Ordinal));
    }

    [Fact]
    public void What_only_leads_to_a_page_asks_nothing_before()
    {
        var pressed = new List<string>();
        var leads = BulkAction.Leading("E-Mail schreiben", (_, _) => Task.FromResult<Result<string>>("/"));
        var bar = Render<BulkBar>(p =>
            p.Add(b => b.Count, 2)
                .Add(b => b.Hits, 2)
                .Add(b => b.IsAll, false)
                .Add(b => b.Actions, [leads])
                .Add(b => b.OnAction, EventCallback.Factory.Create<BulkAction>(this, action => pressed.Add(action.Label)))
                .Add(b => b.OnAll, EventCallback.Factory.Create(this, () => { }))
                .Add(b => b.OnClear, EventCallback.Factory.Create(this, () => { }))
        );

        bar.FindAll("button").Single(button => button.TextContent == "E-Mail schreiben").Click();

        pressed.ShouldBe(["E-Mail schreiben"]);
    }

    [Fact]
    public void A_history_says_when_who_and_what()
    {
        var line = Render<Timeline>(p =>
            p.Add(
                t => t.Entries,
                [new TimelineEntry(new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero), TimelineKind.Mail, "E-Mail: Ticket", "Ada", "Verschickt")]
            )
        );

        line.Find("li").TextContent.ShouldContain("E-Mail: Ticket");
        line.Find("li span").TextContent.ShouldContain(" · Ada · Verschickt");
        line.Find("li").ClassList.ShouldContain("timeline__entry--mail");
        Render<Timeline>(p => p.Add(t => t.Entries, [])).Markup.ShouldContain("Bisher ist nichts aufgeschrieben.");
    }

    private IRenderedComponent<FilterBar> Bar(
        string search,
        ListLook look,
        List<ListLook> looks,
        List<string> searches,
        ListFilter[]? filters = null
    ) =>
        Render<FilterBar>(p =>
            p.Add(b => b.SearchLabel, "Suche")
                .Add(b => b.Filters, filters ?? Filters)
                .Add(b => b.Look, look)
                .Add(b => b.Search, search)
                .Add(b => b.OnLook, EventCallback.Factory.Create<ListLook>(this, looks.Add))
                .Add(b => b.OnSearch, EventCallback.Factory.Create<string>(this, searches.Add))
        );

    private IRenderedComponent<BulkBar> Bulk(int count, int hits, bool isAll) =>
        Render<BulkBar>(p =>
            p.Add(b => b.Count, count)
                .Add(b => b.Hits, hits)
                .Add(b => b.IsAll, isAll)
                .Add(b => b.Actions, [new BulkAction("kind", "Link senden", n => $"{n}?", "")])
                .Add(b => b.OnAction, EventCallback.Factory.Create<BulkAction>(this, _ => { }))
                .Add(b => b.OnAll, EventCallback.Factory.Create(this, () => { }))
                .Add(b => b.OnClear, EventCallback.Factory.Create(this, () => { }))
        );
}
