using Bunit;
using EventManager.Web.Shell;

namespace EventManager.Component.Tests.Shell;

public sealed class EventNavTests : PageTest
{
    [Fact]
    public void Every_place_belongs_to_the_event()
    {
        var nav = Render<EventNav>(parameters => parameters.Add(n => n.Slug, "messe-2026").Add(n => n.Current, ""));

        var links = nav.FindAll("a");
        links.Count.ShouldBe(8);
        links.Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.StartsWith("/organise/events/messe-2026"));
        links.Select(link => link.TextContent).ShouldBeUnique();
    }

    [Theory]
    [InlineData("", "Übersicht")]
    [InlineData("/registrations", "Anmeldungen")]
    [InlineData("/door", "Einlass")]
    public void Exactly_the_current_place_is_marked(string current, string words)
    {
        var nav = Render<EventNav>(parameters => parameters.Add(n => n.Slug, "messe").Add(n => n.Current, current));

        nav.Find("[aria-current=page]").TextContent.ShouldBe(words);
        nav.FindAll("[aria-current]").Count.ShouldBe(1);
    }

    [Fact]
    public void It_has_a_name_for_those_who_hear_the_page()
    {
        Speak("en");
        var nav = Render<EventNav>(parameters => parameters.Add(n => n.Slug, "messe").Add(n => n.Current, ""));

        nav.Find("nav").GetAttribute("aria-label").ShouldBe("This event");
    }
}
