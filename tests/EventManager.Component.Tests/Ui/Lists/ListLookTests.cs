using EventManager.Web.Ui.Lists;

namespace EventManager.Component.Tests.Ui.Lists;

public sealed class ListLookTests
{
    private static readonly ListLook Start = new("name");
    private static readonly ListFilter[] Filters = [new("state", "State", "All", [("Confirmed", "confirmed"), ("Cancelled", "cancelled")])];
    private static readonly string[] Sorts = ["name", "time"];

    [Theory]
    [InlineData("", "name", false, 1)]
    [InlineData("?sort=-time&page=3", "time", true, 3)]
    [InlineData("?sort=password&page=-2", "name", false, 1)]
    [InlineData("?sort=time&page=99999999999", "time", false, 1)]
    public void An_address_is_read_and_what_nobody_offers_left_out(string query, string sort, bool descending, int page)
    {
        var look = Read(query);

        (look.Sort, look.Descending, look.Page).ShouldBe((sort, descending, page));
    }

    [Fact]
    public void A_filter_counts_only_with_a_value_that_is_offered()
    {
        Read("?state=Confirmed&name=Ada")["state"].ShouldBe("Confirmed");
        Read("?state=Ada").Filters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?from=2027-01-07", 1)]
    [InlineData("?from=0002-01-07", 0)]
    [InlineData("?from=7.1.27", 0)]
    [InlineData("?from=2027-02-30", 0)]
    public void A_day_counts_where_a_calendar_has_it(string query, int filters) =>
        ListLook.Read(query, Start, [ListFilter.Day("from", "From")], Sorts).Filters.Count.ShouldBe(filters);

    [Theory]
    [InlineData("")]
    [InlineData("?state=Confirmed")]
    [InlineData("?state=Confirmed&sort=-time&page=3&open=0193f0a0-0000-7000-8000-000000000001")]
    public void What_an_address_says_it_says_again(string query) => Read(query).Query(Start).ShouldBe(query);

    [Fact]
    public void What_is_looked_for_stands_in_an_address_only_where_it_can_name_nobody()
    {
        Read("?called=Anna").Called.ShouldBe("");
        var look = ListLook.Read("?called=Messe%20%26%20mehr&page=2", Start, Filters, Sorts, keepsSearch: true);

        look.Called.ShouldBe("Messe & mehr");
        look.Query(Start).ShouldBe("?called=Messe%20%26%20mehr&page=2");
        look.View(Start).ShouldBe("", "a view keeps no words");
        ListLook.Read("?called=" + new string('x', 201), Start, Filters, Sorts, keepsSearch: true).Called.ShouldBe("");
    }

    [Fact]
    public void What_a_view_asks_for_and_this_list_does_not_offer_outlives_a_change()
    {
        const string former = "?slot=0193f0a0-0000-7000-8000-000000000001&state=Gone&sort=-time";
        Read(former).View(Start).ShouldBe("?sort=-time", "so it is not changed where it is opened");

        Read("?sort=time").ViewOver(former, Start, Filters).ShouldBe("?slot=0193f0a0-0000-7000-8000-000000000001&state=Gone&sort=time");
        Read("?state=Confirmed").ViewOver(former, Start, Filters).ShouldBe("?slot=0193f0a0-0000-7000-8000-000000000001&state=Confirmed");
        Read("").ViewOver("?state=Confirmed&sort=time", Start, Filters).ShouldBe("", "what is offered was taken away");
    }

    [Fact]
    public void A_view_keeps_filters_and_order_but_no_page_and_no_row() =>
        Read("?state=Confirmed&sort=-time&page=3&open=0193f0a0-0000-7000-8000-000000000001")
            .View(Start)
            .ShouldBe("?state=Confirmed&sort=-time");

    [Fact]
    public void Another_choice_begins_at_the_first_page()
    {
        var look = Read("?state=Confirmed&page=3");

        look.With("state", "Cancelled").Query(Start).ShouldBe("?state=Cancelled");
        look.With("state", "").Query(Start).ShouldBe("");
    }

    [Fact]
    public void Of_all_hits_without_one_the_page_stays_chosen()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var selection = new ListSelection();
        selection.ChooseHits();
        selection.Count(1_240).ShouldBe(1_240);

        selection.Set(first, isChosen: false, [first, second]);

        (selection.Has(first), selection.Has(second), selection.IsAll, selection.Count(1_240)).ShouldBe((false, true, false, 1));
    }

    private static ListLook Read(string query) => ListLook.Read(query, Start, Filters, Sorts);
}
