using Bunit;
using EventManager.Web.Ui.Forms;

namespace EventManager.Component.Tests.Ui.Forms;

public sealed class MarkdownFieldTests : PageTest
{
    [Fact]
    public void The_toolbar_belongs_to_its_area_and_is_one_stop_for_the_keyboard()
    {
        var field = Render<MarkdownField>(p => p.Add(f => f.Name, "description").Add(f => f.Label, "Beschreibung"));

        var bar = field.Find("[role=toolbar]");
        bar.GetAttribute("aria-controls").ShouldBe(field.Find("textarea").Id);
        bar.GetAttribute("aria-label").ShouldBe("Formatieren: Beschreibung");
        var tools = field.FindAll("[data-tool]");
        tools.Count(tool => tool.GetAttribute("tabindex") == "0").ShouldBe(1);
        tools.Select(tool => tool.GetAttribute("aria-label")).ShouldBeUnique();
        tools.ShouldAllBe(tool => tool.GetAttribute("aria-label")!.Length > 2 && tool.GetAttribute("type") == "button");
    }

    [Fact]
    public void What_is_typed_arrives()
    {
        string? text = "";
        var field = Render<MarkdownField>(p =>
            p.Add(f => f.Name, "text").Add(f => f.Label, "Text").Bind(f => f.Value, text, value => text = value)
        );

        field.Find("textarea").Change("**fett**");

        text.ShouldBe("**fett**");
    }
}
