using Bunit;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Component.Tests.Ui.Lists;

/// <summary>One's own views and the team's: who may do what with which.</summary>
public sealed class SavedViewsTests : MudTest
{
    private static readonly SavedView Own = new(Guid.NewGuid(), "Offen", "?state=Applied", []) { MayUnshare = true };

    private static readonly SavedView Theirs = new(Guid.NewGuid(), "Zugesagt", "?state=Accepted", [])
    {
        IsShared = true,
        SharedBy = "Ina Amt",
    };

    [Fact]
    public void One_shares_and_deletes_ones_own_and_reads_who_shared_the_others()
    {
        var shown = Draw([Own, Theirs], canShare: true);

        shown.FindAll("ul").Select(list => list.GetAttribute("aria-label")).ShouldBe(["Eigene Ansichten", "Vom Team"]);
        shown.FindAll("ul")[1].TextContent.ShouldContain("freigegeben von Ina Amt");
        shown
            .FindAll("[aria-label^='Ansicht']")
            .Select(button => button.GetAttribute("aria-label"))
            .ShouldBe(["Ansicht „Offen“ für das Team freigeben", "Ansicht „Offen“ löschen"]);
        Draw([Theirs with { MayUnshare = true }], canShare: true)
            .Find("[aria-label^='Ansicht']")
            .GetAttribute("aria-label")
            .ShouldBe("Ansicht „Zugesagt“ nicht mehr für das Team freigeben", "an administrator");
        Draw([Own], canShare: false).FindAll("[aria-label*='freigeben']").ShouldBeEmpty("a list of the house has no team");
    }

    [Fact]
    public void Hits_stand_beside_a_name_once_they_are_counted()
    {
        Draw([Own], canShare: true).FindAll(".badge").ShouldBeEmpty();

        var shown = Draw([Own], canShare: true, new() { [Own.Query] = 12 });

        shown.Find(".badge").TextContent.ShouldBe("12");
        shown.Find("button").TextContent.ShouldBe("Offen");
    }

    [Fact]
    public void Hits_are_asked_for_where_views_are_opened_and_not_where_they_are_shut()
    {
        var opened = 0;
        var shown = Draw([Own], canShare: true, opened: () => opened++);

        shown.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        shown.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        opened.ShouldBe(1);

        shown.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        opened.ShouldBe(2);
    }

    [Fact]
    public void A_view_with_an_option_that_has_gone_is_the_one_that_is_shown()
    {
        var shown = Draw([Own with { Query = Own.Query + "&slot=gone" }], canShare: true, new() { [Own.Query] = 3 });

        shown.Find("button").GetAttribute("aria-current").ShouldBe("true");
        shown.Find(".badge").TextContent.ShouldBe("3");
    }

    private IRenderedComponent<SavedViews> Draw(
        SavedView[] views,
        bool canShare,
        Dictionary<string, int>? hits = null,
        Action? opened = null
    ) =>
        Render<SavedViews>(p =>
            p.Add(one => one.Views, views)
                .Add(one => one.Hits, hits ?? [])
                .Add(one => one.Current, Own.Query)
                .Add(one => one.Says, view => view.Query.Replace("&slot=gone", "", StringComparison.Ordinal))
                .Add(one => one.OnOpen, () => opened?.Invoke())
                .Add(one => one.CanShare, canShare)
                .Add(one => one.OnApply, EventCallback.Factory.Create<SavedView>(this, _ => { }))
                .Add(one => one.OnDelete, EventCallback.Factory.Create<SavedView>(this, _ => { }))
                .Add(one => one.Save, _ => Task.FromResult(true))
        );
}
