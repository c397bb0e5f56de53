using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>What leaves the public pages: calendars, previews of links, and what search engines read.</summary>
public sealed class SharingTests
{
    [Theory, EachDatabase]
    public async Task The_calendar_to_subscribe_to_has_what_is_listed_and_says_what_is_off(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var off = Published("abgesagt");
        off.Cancel().ShouldBeNull();
        await app.AddAsync(
            Published("offen"),
            off,
            Make("entwurf"),
            Published("geheim", EventVisibility.Link),
            Published("geladen", EventVisibility.Invited)
        );

        var answer = await app.Client.GetAsync("/calendar.ics", Stop);
        var text = Unfolded(await answer.Content.ReadAsStringAsync(Stop));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        Regex.Count(text, "BEGIN:VEVENT").ShouldBe(2);
        text.ShouldContain("SUMMARY:Messe offen");
        text.ShouldContain("X-WR-CALNAME:Termine: ");
        var cancelled = text.Split("BEGIN:VEVENT").Single(part => part.Contains("Messe abgesagt", StringComparison.Ordinal));
        cancelled.ShouldContain("STATUS:CANCELLED");
        text.ShouldContain("UID:event-" + off.Id.ToString("N"));
    }

    [Theory, EachDatabase]
    public async Task One_event_is_a_file_for_those_who_may_know_of_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var secret = Published("geheim", EventVisibility.Link);
        await app.AddAsync(Published("offen"), Make("entwurf"), secret);
        var key = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Event, secret.Id, secret.LinkVersion);

        (await app.Client.GetStringAsync("/e/offen/event.ics", Stop)).ShouldContain("SUMMARY:Messe offen");
        (await app.Client.GetStringAsync($"/e/geheim~{key}/event.ics", Stop)).ShouldContain("SUMMARY:Messe geheim");
        (await StatusAsync(app.Client, "/e/geheim/event.ics")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(app.Client, "/e/entwurf/event.ics")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(app.Client, "/e/nirgends/event.ics")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_events_page_tells_search_engines_what_it_tells_people()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Published("offen", capacity: 0);
        fair.Title = new LocalizedText("Messe </script><script>alert(1)</script>", "Fair");
        await app.AddAsync(fair);

        var page = await app.Client.GetStringAsync("/e/offen", Stop);
        var schema = JsonDocument
            .Parse(Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value)
            .RootElement;

        schema.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        schema.GetProperty("@type").GetString().ShouldBe("ExhibitionEvent");
        schema.GetProperty("name").GetString().ShouldBe("Messe </script><script>alert(1)</script>");
        DateTimeOffset.Parse(schema.GetProperty("startDate").GetString()!, null).ShouldBe(fair.StartsAt);
        schema.GetProperty("eventStatus").GetString().ShouldBe("https://schema.org/EventScheduled");
        schema.GetProperty("offers").GetProperty("availability").GetString().ShouldBe("https://schema.org/SoldOut");
        page.ShouldNotContain("<script>alert");
        Meta(page, "og:title").ShouldBe("Messe &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
        Meta(page, "og:url").ShouldEndWith("/e/offen");
        Meta(page, "og:locale").ShouldBe("de_DE");
        Meta(page, "og:image:alt").ShouldNotBeEmpty();
        var picture = await app.Client.GetAsync(new Uri(Meta(page, "og:image")).AbsolutePath, Stop);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task A_page_in_a_language_is_that_without_a_cookie_and_says_where_the_others_are()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(Published("offen"));

        var answer = await app.Client.GetAsync("/e/offen?hl=en", Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldMatch("rel=\"canonical\" href=\"[^\"]+/e/offen\\?hl=en\"");
        page.ShouldMatch("hreflang=\"de\" href=\"[^\"]+/e/offen\\?hl=de\"");
        page.ShouldMatch("hreflang=\"x-default\" href=\"[^\"]+/e/offen\"");
        (await app.Client.GetStringAsync("/e/offen?hl=klingonisch", Stop)).ShouldMatch("rel=\"canonical\" href=\"[^\"]+/e/offen\"");
    }

    [Fact]
    public async Task What_is_not_listed_says_nothing_to_search_engines()
    {
        await using var app = await TestApp.StartAsync();
        var secret = Published("geheim", EventVisibility.Link);
        await app.AddAsync(Published("offen"), secret, Make("entwurf"));
        var key = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Event, secret.Id, secret.LinkVersion);

        var page = await app.Client.GetStringAsync("/e/geheim~" + key, Stop);
        var sitemap = XDocument.Parse(await app.Client.GetStringAsync("/sitemap.xml", Stop));

        page.ShouldContain("noindex");
        page.ShouldNotContain("ld+json");
        page.ShouldNotContain("og:title");
        var pages = sitemap.Root!.Descendants().Where(one => one.Name.LocalName == "loc").Select(one => new Uri(one.Value).AbsolutePath);
        pages.ShouldBe(["/", "/past", "/e/offen"]);
    }

    [Fact]
    public async Task The_guide_is_found_and_shared_as_one_page_whatever_was_searched_for()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        await scene.AddExhibitorAsync("Gasthaus Krone", ExhibitorState.Accepted, scene.Cook);
        await using (var db = await scene.App.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Visibility, EventVisibility.Public), Stop);

        var page = await scene.App.Client.GetStringAsync("/e/messe/exhibitors?q=koch&hl=en", Stop);
        var sitemap = XDocument.Parse(await scene.App.Client.GetStringAsync("/sitemap.xml", Stop));
        await using (var db = await scene.App.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Visibility, EventVisibility.Link), Stop);
        var key = scene.Get<PersonalLinks>().Token(LinkPurpose.Event, scene.Fair.Id, scene.Fair.LinkVersion);
        var secret = await scene.App.Client.GetStringAsync($"/e/messe~{key}/exhibitors", Stop);

        page.ShouldMatch("rel=\"canonical\" href=\"[^\"]+/e/messe/exhibitors\\?hl=en\"");
        Meta(page, "og:title").ShouldStartWith("Exhibitors and booth plan – ");
        Meta(page, "og:description").ShouldStartWith("Which companies are there");
        Meta(page, "og:image").ShouldEndWith("/pictures/share/trainingfair.png");
        sitemap
            .Root!.Descendants()
            .Select(one => one.Value)
            .ShouldContain(one => one.EndsWith("/e/messe/exhibitors", StringComparison.Ordinal));
        secret.ShouldContain("noindex");
        secret.ShouldNotContain("og:title");
        secret.ShouldNotContain("canonical");
    }

    [Fact]
    public async Task No_address_with_a_secret_is_for_search_engines()
    {
        await using var app = await TestApp.StartAsync();
        var robots = await app.Client.GetStringAsync("/robots.txt", Stop);
        var closed = Regex.Matches(robots, "(?m)^Disallow: (\\S+)$").Select(match => match.Groups[1].Value).ToList();

        var personal = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(one => "/" + one.RoutePattern.RawText?.TrimStart('/'))
            .Where(path =>
                path.Contains("{token", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/organise", StringComparison.Ordinal)
            )
            .ToList();

        // Google reads no calendar that robots.txt closes; it says "noindex" in its answer's head instead.
        personal.Remove("/calendar/{token}/events.ics").ShouldBeTrue();
        personal.Count.ShouldBeGreaterThan(5);
        personal.Where(path => !closed.Any(one => path.StartsWith(one, StringComparison.Ordinal))).ShouldBeEmpty();
        closed.ShouldNotContain("/");
        robots.ShouldMatch("(?m)^Sitemap: http\\S+/sitemap.xml$");
    }

    private static string Meta(string page, string property) =>
        Regex.Match(page, $"<meta property=\"{property}\" content=\"([^\"]*)\"").Groups[1].Value;

    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path) => (await client.GetAsync(path, Stop)).StatusCode;
}
