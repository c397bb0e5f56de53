using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Pages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Component.Tests.Mailings;

/// <summary>Words as they were saved: what is other in them, and back into the fields.</summary>
public sealed class WordingHistoryTests : MudTest
{
    private static readonly DateTimeOffset Then = new(2026, 8, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly List<int> restored = [];
    private readonly IRenderedComponent<MudDialogProvider> floating;

    public WordingHistoryTests() => floating = Render<MudDialogProvider>();

    [Fact]
    public void A_version_stands_beside_todays_words_with_signs_for_what_is_other()
    {
        var history = Draw(isChanged: false);
        history.FindAll("li strong").Select(number => number.TextContent).ShouldBe(["Fassung 2", "Fassung 1"]);
        history.FindAll("li p")[0].TextContent.ShouldContain("Mia");

        var button = history.FindAll("button").First(one => one.TextContent == "Mit Fassung 1 vergleichen");
        button.Click();

        history.Find("del").TextContent.ShouldBe("Alt");
        history.Find("ins").TextContent.ShouldBe("Neu");
        history
            .FindAll("button")
            .First(one => one.TextContent == "Mit Fassung 1 vergleichen")
            .GetAttribute("aria-expanded")
            .ShouldBe("true");
    }

    [Fact]
    public void Going_back_asks_first_where_something_is_typed_that_nobody_has_saved()
    {
        Restore(Draw(isChanged: false));
        restored.ShouldBe([1]);

        Restore(Draw(isChanged: true));
        restored.ShouldBe([1]);
        floating
            .WaitForElements(".mud-dialog button")
            .First(one => one.TextContent.Contains("Zurückholen", StringComparison.Ordinal))
            .Click();
        floating.WaitForAssertion(() => restored.ShouldBe([1, 1]));

        static void Restore(IRenderedComponent<WordingHistory> history) =>
            history.FindAll("button").Last(one => one.TextContent.Contains("Fassung 1", StringComparison.Ordinal)).Click();
    }

    private static WordingVersion Version(int number, string by, string subject) =>
        new(number, Then, by, WordingWords.Write(new(subject)), WordingWords.Write(new("Gleich")));

    private IRenderedComponent<WordingHistory> Draw(bool isChanged) =>
        Render<WordingHistory>(p =>
            p.Add(one => one.Versions, [Version(2, "Mia", "Neu"), Version(1, "", "Alt")])
                .Add(one => one.Words, (new LocalizedText("Neu"), new LocalizedText("Gleich")))
                .Add(one => one.IsChanged, () => isChanged)
                .Add(one => one.OnRestore, EventCallback.Factory.Create<WordingVersion>(this, version => restored.Add(version.Number)))
        );
}
