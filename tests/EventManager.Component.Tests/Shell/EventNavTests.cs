using System.Security.Claims;
using Bunit;
using EventManager.Domain.Accounts;
using EventManager.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests.Shell;

public sealed class EventNavTests : PageTest
{
    public EventNavTests() => Services.AddSingleton<OpenPages>(new PagesOf(StaffRole.Organiser));

    [Fact]
    public void Of_a_place_whose_first_page_is_closed_the_next_is_opened_and_what_is_closed_is_not_shown()
    {
        Services.AddSingleton<OpenPages>(new PagesOf(StaffRole.Contributor, "", "/door/board"));

        var nav = Render<EventNav>(parameters => parameters.Add(n => n.Slug, "messe").Add(n => n.Current, "/door"));

        nav.FindAll("a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/organise/events/messe", "/organise/events/messe/door/board"]);
        nav.Find("[aria-current=page]").TextContent.ShouldBe("Einlass");
    }

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

    /// <summary>Without a program around: what is open is said here.</summary>
    private sealed class PagesOf(StaffRole role, params string[] open) : OpenPages(null!, null!, null!)
    {
        public override Task<StaffRole?> RoleAsync(ClaimsPrincipal? user, string slug, CancellationToken stop) =>
            Task.FromResult<StaffRole?>(role);

        public override bool IsOpen(string path, StaffRole role) => open.Length == 0 || open.Contains(path);
    }
}
