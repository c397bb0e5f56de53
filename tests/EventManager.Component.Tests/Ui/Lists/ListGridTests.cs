using AngleSharp.Dom;
using Bunit;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Component.Tests.Ui.Lists;

public sealed class ListGridTests : MudTest
{
    private static readonly ListColumn<Row>[] Columns =
    [
        new("name", "Name", row => text => text.AddContent(0, "#" + row.Number)) { Sorts = true },
        new("number", "Number", row => text => text.AddContent(0, row.Number)) { Class = "is-number" },
    ];

    private readonly List<(int Page, string Sort, bool Descending, int Size)> asked = [];
    private readonly ListSelection selection = new();
    private bool isFiltered;
    private CancellationToken last;
    private ListLook look = new("");
    private IRenderedComponent<ListGrid<Row>>? drawn;
    private Func<int, int, Task<ListRows<Row>>> answer = (skip, take) =>
        Task.FromResult(new ListRows<Row>([.. Enumerable.Range(skip, Math.Min(take, 60 - skip)).Select(Row.Of)], 60));

    public sealed record Row(Guid Id, string Name, int Number) : IListRow
    {
        public static Row Of(int number) => new(new Guid(number, 0, 0, new byte[8]), $"Row {number}", number);
    }

    [Fact]
    public void It_asks_once_when_it_is_drawn_and_once_for_each_page()
    {
        var grid = Draw();
        asked.ShouldBe([(1, "", false, 25)]);

        grid.Find("[aria-label='Nächste Seite']").Click();

        asked.Skip(1).ShouldBe([(2, "", false, 25)]);
        FirstCell(grid).ShouldContain("Row 25");
        grid.Find(".list-grid__range").TextContent.ShouldBe("26 bis 50 von 60");
    }

    [Fact]
    public void At_the_end_there_is_nowhere_to_go_and_the_button_keeps_its_focus()
    {
        look = look with { Page = 3 };
        var grid = Draw();
        FirstCell(grid).ShouldContain("Row 50");
        var next = grid.Find("[aria-label='Nächste Seite']");
        next.GetAttribute("aria-disabled").ShouldBe("true");
        next.HasAttribute("disabled").ShouldBeFalse();

        next.Click();

        asked.Count.ShouldBe(1);
    }

    [Fact]
    public void The_head_s_button_sorts_and_the_column_says_how()
    {
        look = look with { Page = 2 };
        var grid = Draw();
        Head(grid).GetAttribute("aria-sort").ShouldBeNull();

        SortButton(grid).Click();

        Head(grid).GetAttribute("aria-sort").ShouldBe("ascending");
        SortButton(grid).Click();
        Head(grid).GetAttribute("aria-sort").ShouldBe("descending");
        asked.Skip(1).ShouldBe([(1, "name", false, 25), (1, "name", true, 25)]);
    }

    [Fact]
    public void Only_what_is_offered_is_a_size_and_another_one_begins_at_the_first_page()
    {
        look = look with { Page = 2 };
        var grid = Draw();

        grid.Find("select").Change("50");
        grid.Find("select").Change("1000000");

        asked.Skip(1).ShouldBe([(1, "", false, 50)]);
    }

    [Theory]
    [InlineData(false, "Nothing", "Make one")]
    [InlineData(true, "Keine Treffer für diese Suche oder diesen Filter.", null)]
    public void A_search_without_hits_is_no_empty_list(bool filtered, string words, string? next)
    {
        isFiltered = filtered;
        answer = (_, _) => Task.FromResult(new ListRows<Row>([], 0));

        var grid = Draw();

        grid.Find("tbody").TextContent.Trim().ShouldStartWith(words);
        grid.FindAll(".next").Select(step => step.TextContent).SingleOrDefault().ShouldBe(next);
        grid.FindAll("select").ShouldBeEmpty();
    }

    [Fact]
    public void The_table_has_a_name_its_hits_are_announced_and_a_card_says_its_columns()
    {
        var grid = Draw();

        grid.Find("table").GetAttribute("aria-label").ShouldBe("Rows");
        grid.Find("[role=status]").TextContent.ShouldBe("60 Einträge gefunden");
        grid.FindAll("tbody tr:first-child td[data-label]").Select(td => td.GetAttribute("data-label")).ShouldBe(["Name", "Number"]);
        grid.Find("tbody .is-name [data-row]").GetAttribute("aria-label").ShouldBe("Einzelheiten zu Row 0");
    }

    [Fact]
    public void A_list_that_cannot_be_read_says_so_and_tries_again()
    {
        var working = answer;
        answer = (_, _) => throw new InvalidOperationException("no database");
        var grid = Draw();
        grid.Find("[role=alert]").TextContent.ShouldContain("Die Liste konnte nicht geladen werden.");
        answer = working;

        grid.Find("[role=alert] button").Click();

        FirstCell(grid).ShouldContain("Row 0");
        grid.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_cancelled_and_not_shown_when_it_comes_all_the_same()
    {
        var (working, late) = (answer, new TaskCompletionSource<ListRows<Row>>());
        answer = (_, _) => late.Task;
        var grid = Draw();
        var first = last;
        first.IsCancellationRequested.ShouldBeFalse();
        answer = working;

        await grid.InvokeAsync(grid.Instance.ReloadAsync);
        first.IsCancellationRequested.ShouldBeTrue();
        last.IsCancellationRequested.ShouldBeFalse();
        await grid.InvokeAsync(() => late.SetResult(new([Row.Of(77)], 1)));

        FirstCell(grid).ShouldContain("Row 0");
    }

    /// <summary>Each drawing of the rows keeps their frames a second time, for as long as the page is open.</summary>
    [Fact]
    public void Rows_are_drawn_anew_only_for_what_they_show()
    {
        var grid = Draw();
        var rows = grid.FindComponent<ListBody<Row>>();
        rows.RenderCount.ShouldBe(1);

        Update(isFilteredNow: true);
        rows.RenderCount.ShouldBe(1);

        selection.Set(Row.Of(3).Id, true, []);
        Update(isFilteredNow: true);
        rows.RenderCount.ShouldBe(2);
        grid.FindAll("tbody tr.is-chosen").Single().TextContent.ShouldContain("Row 3");
    }

    private IRenderedComponent<ListGrid<Row>> Draw() =>
        drawn = Render<ListGrid<Row>>(p =>
            p.Add(g => g.Name, "Rows")
                .Add(g => g.Columns, Columns)
                .Add(g => g.Look, look)
                .Add(g => g.OnLook, EventCallback.Factory.Create<ListLook>(this, ShowAsync))
                .Add(g => g.Empty, "Nothing")
                .Add(g => g.NextStep, "<p class='next'>Make one</p>")
                .Add(g => g.IsFiltered, isFiltered)
                .Add(g => g.Selection, selection)
                .Add(g => g.Load, LoadAsync)
        );

    private Task ShowAsync(ListLook next)
    {
        look = next;
        var grid = drawn ?? throw new InvalidOperationException("not drawn");
        grid.Render(p => p.Add(g => g.Look, next));
        return grid.Instance.ReloadAsync();
    }

    private void Update(bool isFilteredNow) => drawn!.Render(p => p.Add(g => g.IsFiltered, isFilteredNow));

    private Task<ListRows<Row>> LoadAsync(int size, CancellationToken stop)
    {
        asked.Add((look.Page, look.Sort, look.Descending, size));
        last = stop;
        return answer((look.Page - 1) * size, size);
    }

    private static string FirstCell(IRenderedComponent<ListGrid<Row>> grid) => grid.Find("tbody tr .is-name").TextContent;

    private static IElement SortButton(IRenderedComponent<ListGrid<Row>> grid) => grid.Find("[aria-label='Nach Name sortieren']");

    private static IElement Head(IRenderedComponent<ListGrid<Row>> grid) => SortButton(grid).Closest("th")!;
}
