using Bunit;
using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Ui;

public sealed class BarChartTests : PageTest
{
    [Fact]
    public void Where_nothing_was_counted_words_say_so_and_no_empty_picture()
    {
        var chart = Draw(("09:00", 0), ("09:05", 0));

        chart.FindAll("svg, table").ShouldBeEmpty();
        chart.Find("figure p").TextContent.ShouldBe("Alle Werte sind 0.");
    }

    [Fact]
    public void The_highest_fills_the_picture_and_the_table_says_each()
    {
        var chart = Draw(("09:00", 4), ("09:05", 0));

        chart.FindAll("rect").Select(bar => bar.GetAttribute("height")).ShouldBe(["160", "1"]);
        chart.FindAll("td").Select(cell => cell.TextContent).ShouldBe(["4", "0"]);
    }

    private IRenderedComponent<BarChart> Draw(params (string, int)[] bars) =>
        Render<BarChart>(chart => chart.Add(one => one.Of, "Personen").Add(one => one.Title, "Ankünfte").Add(one => one.Bars, bars));
}
