using AngleSharp.Dom;
using Bunit;
using EventManager.Web.Ui.Grids;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SortDirection = MudBlazor.SortDirection;

namespace EventManager.Component.Tests.Ui;

public sealed class ListGridTests : MudTest
{
    private readonly List<GridRequest> asked = [];
    private bool isFiltered;
    private CancellationToken last;
    private Func<GridRequest, GridData<Row>> answer = request =>
        new() { Items = [.. Enumerable.Range(request.Skip, request.Take).Select(i => new Row($"Row {i}", i))], TotalItems = 60 };

    public sealed record Row(string Name, int Number);

    [Fact]
    public void It_asks_once_when_it_is_drawn_and_once_for_each_page()
    {
        var grid = Draw();
        asked.ShouldBe([new GridRequest(0, 25, null, false)]);

        grid.Find("[aria-label='Nächste Seite']").Click();

        grid.WaitForAssertion(() => asked.Count.ShouldBe(2));
        asked[1].ShouldBe(new GridRequest(25, 25, null, false));
        grid.WaitForAssertion(() => grid.Find("tbody tr td:nth-child(1)").TextContent.ShouldContain("Row 25"));
    }

    [Fact]
    public void The_head_s_button_sorts_and_the_column_says_how()
    {
        var grid = Draw();
        SortButton(grid).HasAttribute("disabled").ShouldBeFalse();
        Head(grid).GetAttribute("aria-sort").ShouldBeNull();

        SortButton(grid).Click();

        grid.WaitForAssertion(() => Head(grid).GetAttribute("aria-sort").ShouldBe("ascending"));
        SortButton(grid).Click();
        grid.WaitForAssertion(() => Head(grid).GetAttribute("aria-sort").ShouldBe("descending"));
        asked.Skip(1).ShouldBe([new GridRequest(0, 25, "Name", false), new GridRequest(0, 25, "Name", true)]);
    }

    [Fact]
    public void It_begins_at_the_page_that_its_address_names()
    {
        var grid = Draw(firstPage: 1);

        grid.WaitForAssertion(() => grid.Find("tbody tr td:nth-child(1)").TextContent.ShouldContain("Row 25"));
        asked.ShouldBe([new GridRequest(25, 25, null, false)]);
    }

    [Fact]
    public void A_first_order_is_asked_for_and_announced()
    {
        var grid = Draw(SortDirection.Ascending);

        grid.WaitForAssertion(() => Head(grid).GetAttribute("aria-sort").ShouldBe("ascending"));
        asked.ShouldBe([new GridRequest(0, 25, "Name", false)]);
    }

    [Theory]
    [InlineData(false, "Nothing")]
    [InlineData(true, "Keine Treffer für diese Suche oder diesen Filter.")]
    public void A_search_without_hits_is_no_empty_list(bool filtered, string words)
    {
        isFiltered = filtered;
        answer = _ => new GridData<Row> { Items = [], TotalItems = 0 };

        var grid = Draw();

        grid.WaitForAssertion(() => grid.Find("tbody").TextContent.Trim().ShouldBe(words));
    }

    [Fact]
    public void The_table_has_a_name_and_its_hits_are_announced()
    {
        var grid = Draw();

        grid.Find("table").GetAttribute("aria-label").ShouldBe("Rows");
        grid.Find("[role=status]").TextContent.ShouldBe("60 Einträge gefunden");
    }

    [Fact]
    public void A_list_that_cannot_be_read_says_so_and_tries_again()
    {
        var working = answer;
        answer = _ => throw new InvalidOperationException("no database");
        var grid = Draw();
        grid.Find("[role=alert]").TextContent.ShouldContain("Die Liste konnte nicht geladen werden.");
        answer = working;

        grid.Find("[role=alert] button").Click();

        grid.WaitForAssertion(() => grid.Find("tbody tr td:nth-child(1)").TextContent.ShouldContain("Row 0"));
        grid.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_cancelled()
    {
        var grid = Draw();
        var first = last;
        first.IsCancellationRequested.ShouldBeFalse();

        await grid.InvokeAsync(grid.Instance.ReloadAsync);

        first.IsCancellationRequested.ShouldBeTrue();
        last.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_found_by_other_words_is_shown_from_its_first_page()
    {
        var grid = Draw();
        grid.Find("[aria-label='Nächste Seite']").Click();
        grid.WaitForAssertion(() => asked.Count.ShouldBe(2));

        await grid.InvokeAsync(grid.Instance.RestartAsync);

        grid.WaitForAssertion(() => asked.Count.ShouldBe(3));
        asked[2].Skip.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 1_000_000, 0, 50)]
    [InlineData(3, 1_000_000, 150, 50)]
    [InlineData(-4, 0, 0, 1)]
    [InlineData(int.MaxValue, 50, int.MaxValue, 50)]
    public void Nobody_gets_more_than_a_page(int page, int size, int skip, int take) =>
        GridRequest.Of(new GridState<Row> { Page = page, PageSize = size }).ShouldBe(new GridRequest(skip, take, null, false));

    private IRenderedComponent<ListGrid<Row>> Draw(SortDirection direction = SortDirection.None, int firstPage = 0) =>
        Render<ListGrid<Row>>(p =>
            p.Add(g => g.Name, "Rows")
                .Add(g => g.Empty, "Nothing")
                .Add(g => g.IsFiltered, isFiltered)
                .Add(g => g.FirstPage, firstPage)
                .Add(g => g.Load, LoadAsync)
                .Add(g => g.Columns, Columns(direction))
        );

    private Task<GridData<Row>> LoadAsync(GridRequest request, CancellationToken stop)
    {
        asked.Add(request);
        last = stop;
        return Task.FromResult(answer(request));
    }

    private static RenderFragment Columns(SortDirection direction) =>
        columns =>
        {
            columns.OpenComponent<SortColumn<Row>>(0);
            columns.AddComponentParameter(1, "By", nameof(Row.Name));
            columns.AddComponentParameter(2, "Title", "Name");
            columns.AddComponentParameter(3, "InitialDirection", direction);
            columns.AddComponentParameter(
                4,
                "CellTemplate",
                (RenderFragment<CellContext<Row>>)(cell => text => text.AddContent(0, cell.Item.Name))
            );
            columns.CloseComponent();
        };

    private static IElement SortButton(IRenderedComponent<ListGrid<Row>> grid) => grid.Find("[aria-label='Nach Name sortieren']");

    private static IElement Head(IRenderedComponent<ListGrid<Row>> grid) => SortButton(grid).Closest("th")!;
}
