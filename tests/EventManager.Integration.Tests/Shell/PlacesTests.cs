using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Shell;
using EventManager.Web.Shell.Organising;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Shell;

/// <summary>The drawer's one list against the pages that there are.</summary>
public sealed class PlacesTests
{
    /// <summary>Pages without an entry of their own: each is reached from the page that is named.</summary>
    private static readonly Dictionary<string, string> ReachedFrom = new()
    {
        ["/organise/new"] = "the list of events",
        ["/organise/not-found"] = "nowhere: it takes the place of what is not there",
        ["/organise/administration"] = "it is the accounts' page by another name",
        ["/organise/administration/restore"] = "the jobs",
        ["/organise/administration/accounts/new"] = "the accounts",
        ["/organise/administration/tokens/new"] = "the keys to the API",
        ["/organise/news/subscribers"] = "the newsletters",
        ["/registrations/new"] = "the registrations",
        ["/exhibitors/new"] = "the exhibitors",
        ["/door/badges/print"] = "the badges",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_has_a_place_and_every_place_a_page()
    {
        await using var app = await TestApp.StartAsync();
        var pages = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/organise", StringComparison.Ordinal))
            .Select(route => route.Replace("/organise/events/{Slug}", "", StringComparison.Ordinal))
            .Where(route => !route.Contains('{', StringComparison.Ordinal))
            .ToList();
        var places = Places.OfEvent.Concat(Places.OfHouse).SelectMany(group => group.Places).Select(place => place.Path).ToList();

        pages.Count.ShouldBeGreaterThan(40);
        pages.Except(places).Except(ReachedFrom.Keys).ShouldBeEmpty("Give it a line in Places, or say here from where it is reached.");
        places.Except(pages).ShouldBeEmpty();
        places.ShouldBeUnique();
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_place_has_its_help_of_three_sentences(string language)
    {
        await using var app = await TestApp.StartAsync();
        System.Globalization.CultureInfo.CurrentUICulture = new(language);
        var text = app.Services.GetRequiredService<IStringLocalizer<HelpText>>();
        foreach (var place in Places.OfEvent.Concat(Places.OfHouse).SelectMany(group => group.Places))
        {
            var words = text["Help." + place.Key];
            words.ResourceNotFound.ShouldBeFalse($"Write three sentences for {place.Key} in HelpText.");
            words.Value.Count(c => c == '.').ShouldBe(3, place.Key);
        }
    }

    [Theory, EachDatabase]
    public async Task A_person_is_offered_what_opens_with_what_waits_there(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        var address = $"/organise/events/{fair.Slug}/registrations";

        var all = await organiser.GetStringAsync(address, Stop);
        all.ShouldContain($"href=\"{address}\" aria-current=\"page\"");
        all.ShouldContain($"href=\"/organise/events/{fair.Slug}/mails\"");
        all.ShouldNotContain("/organise/administration/accounts");
        (await door.GetStringAsync($"/organise/events/{fair.Slug}/door", Stop)).ShouldNotContain($"/organise/events/{fair.Slug}/mails");
        var house = await administrator.GetStringAsync("/organise/administration/jobs", Stop);
        house.ShouldContain("href=\"/organise/administration/audit\"");
        house.ShouldNotContain("/organise/events/");
    }

    [Fact]
    public async Task The_title_is_there_from_the_first_byte_and_the_page_is_not_blank()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);

        var page = await organiser.GetStringAsync($"/organise/events/{fair.Slug}/registrations", Stop);

        page.ShouldContain($"<title>Anmeldungen – {fair.Title.German} – ");
        page.ShouldContain("<h1>Anmeldungen</h1>");
        page.ShouldContain("id=\"sign-out\"");
    }

    [Fact]
    public async Task The_switcher_finds_ones_own_events_and_no_others()
    {
        await using var app = await TestApp.StartAsync();
        var (mine, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        using var organiser = await app.SignInAsync(StaffRole.Organiser, mine.Id);

        var recent = await organiser.GetStringAsync($"{FindEvents.Path}?recent={other.Slug},{mine.Slug}", Stop);
        var found = await organiser.GetStringAsync($"{FindEvents.Path}?called={Uri.EscapeDataString(mine.Slug)}", Stop);

        recent.ShouldContain($"\"{mine.Slug}\"");
        recent.ShouldNotContain($"\"{other.Slug}\"");
        found.ShouldContain($"\"{mine.Slug}\"");
        (await organiser.GetStringAsync($"{FindEvents.Path}?called=gibtesnicht", Stop)).ShouldBe("[]");
    }

    [Fact]
    public async Task The_own_account_has_the_frame_and_neither_circuit_nor_MudBlazor()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        var account = await administrator.GetStringAsync("/account", Stop);

        account.ShouldContain("class=\"shell ");
        account.ShouldContain("href=\"/organise/administration/accounts\"");
        account.ShouldNotContain("MudBlazor");
        account.ShouldNotContain("blazor.web.js");
        // A page of the area without a circuit is framed as the others are.
        (await administrator.GetStringAsync("/organise/administration/audit", Stop)).ShouldContain("aria-current=\"page\"");
    }
}
