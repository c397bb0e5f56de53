using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Shell.Organising;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Shell;

public sealed class DrawerTests : PageTest
{
    [Theory]
    [InlineData("/organise/events/messe", "Overview")]
    [InlineData("/organise/events/messe/", "Overview")]
    [InlineData("/organise/events/messe/registrations", "Registrations")]
    [InlineData("/organise/events/messe/registrations/new", "Registrations")]
    [InlineData("/organise/events/messe/registrations/import", "Import")]
    [InlineData("/organise/events/messe/door/badges/print", "Badges")]
    [InlineData("/organise/events/messe/mails/wording", "Wording")]
    [InlineData("/organise/events/messe/mails/suppressions", "Suppressions")]
    [InlineData("/organise", "Events")]
    [InlineData("/organise/new", "Events")]
    [InlineData("/organise/administration", "Accounts")]
    [InlineData("/organise/administration/accounts/7", "Accounts")]
    [InlineData("/organise/schools", "Schools")]
    [InlineData("/organise/mails", "MailCalendar")]
    [InlineData("/organise/events/messe/mails", "Mails")]
    [InlineData("/account/password", null)]
    [InlineData("/organise/events/messe/registrationsx", null)]
    public void An_address_belongs_to_the_place_that_says_most_of_it(string path, string? place) => (Places.Of(path)?.Key).ShouldBe(place);

    [Fact]
    public void It_shows_the_event_first_marks_where_one_is_and_says_what_waits()
    {
        var drawer = Render<DrawerPlaces>(parameters =>
            parameters.Add(
                d => d.Where,
                Inside(
                    new("People", [Of("Registrations", "page"), Of("Waiting", null, 12)]),
                    new("Messages", [Of("Mails"), Of("Wording")]),
                    new("Programme", [Of("Programme")])
                )
            )
        );

        drawer.Find(".places__title").TextContent.ShouldBe("Ausbildungsmesse");
        drawer.Find("[aria-current=page]").TextContent.Trim().ShouldBe("Anmeldungen");
        drawer.FindAll("[aria-current]").Count.ShouldBe(1);
        drawer.Find(".places__badge").TextContent.Trim().ShouldBe(", 12 warten");
        drawer
            .FindAll("details")
            .Select(group => (group.QuerySelector("summary")!.TextContent, group.HasAttribute("open")))
            .ShouldBe([("Menschen", true), ("Nachrichten", false)]);
        drawer.FindAll("a").Select(link => link.TextContent.Trim()).ShouldContain("Programm");
        drawer.Find("nav").GetAttribute("aria-label").ShouldBe("Menü");
    }

    [Fact]
    public void Every_place_and_group_has_its_words()
    {
        foreach (var language in new[] { "de", "en" })
        {
            Speak(language);
            OfferedGroup[] all =
            [
                .. Places
                    .OfEvent.Concat(Places.OfHouse)
                    .Select(group => new OfferedGroup(group.Key, [.. group.Places.Select(place => Of(place.Key))])),
            ];

            var drawer = Render<DrawerPlaces>(parameters => parameters.Add(d => d.Where, Inside(all)));

            drawer.Markup.ShouldNotContain("Place.");
            drawer.Markup.ShouldNotContain("Group.");
            var words = Services.GetRequiredService<IStringLocalizer<PlaceText>>();
            NewThings.All.Where(thing => words["New." + thing.Key].ResourceNotFound).ShouldBeEmpty();
        }
    }

    private static Whereabouts Inside(params OfferedGroup[] groups) =>
        new(
            "/organise/events/messe/registrations",
            new(
                "messe",
                new LocalizedText("Ausbildungsmesse"),
                EventState.Published,
                "Europe/Berlin",
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UnixEpoch.AddHours(6),
                true,
                new Dictionary<Waits, int>()
            ),
            "chef@kassel.example",
            groups,
            []
        );

    private static OfferedPlace Of(string key, string? current = null, int waiting = 0) => new(key, "/organise/" + key, current, waiting);
}
