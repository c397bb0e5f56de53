using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventManager.Testing;
using NetVips;

namespace EventManager.Integration.Tests.Shell;

/// <summary>The organisers' area can be kept among the programs of a phone or a desk.</summary>
public sealed partial class InstallingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "Ausbildungsnetz Kassel: Veranstaltungen planen", "Planung")]
    [InlineData("en", "Ausbildungsnetz Kassel: planning events", "Planning")]
    public async Task Its_page_names_what_is_kept_in_the_language_of_the_page(string language, string name, string shortName)
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        var page = await administrator.GetStringAsync("/organise?hl=" + language, Stop);

        // A browser asks for it without cookies.
        using var answer = await app.Client.GetAsync(ManifestLink().Match(page).Groups[1].Value, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
        var says = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Stop));
        Says("name").ShouldBe(name);
        Says("short_name").ShouldBe(shortName);
        Says("lang").ShouldBe(language);
        Says("start_url").ShouldBe("/organise");
        Says("display").ShouldBe("standalone");
        (await app.Client.GetAsync("/install/xx.webmanifest", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        string? Says(string what) => says.GetProperty(what).GetString();
    }

    [Fact]
    public async Task Each_icon_is_there_as_large_as_it_says_and_what_a_system_cuts_has_no_gap_at_its_edge()
    {
        await using var app = await TestApp.StartAsync();
        using var says = JsonDocument.Parse(await app.Client.GetStringAsync("/install/de.webmanifest", Stop));
        var icons = says.RootElement.GetProperty("icons").EnumerateArray().ToList();

        foreach (var icon in icons)
        {
            using var answer = await app.Client.GetAsync(icon.GetProperty("src").GetString(), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(icon.GetProperty("type").GetString());
            using var drawn = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Stop));
            $"{drawn.Width}x{drawn.Height}".ShouldBe(icon.GetProperty("sizes").GetString());
            if (icon.GetProperty("purpose").GetString() is "maskable")
                drawn[0, 0].Take(3).ShouldBe([0x0b, 0x55, 0x63], "the corner is of the ground's colour");
        }

        icons
            .Select(icon => (icon.GetProperty("sizes").GetString(), icon.GetProperty("purpose").GetString()))
            .ShouldBe([("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")]);
    }

    /// <summary>Kept or not, each page is asked for anew; only the door has a worker, and it reaches no further than the door.</summary>
    [Fact]
    public async Task No_page_of_it_is_ever_of_yesterday_and_public_pages_are_not_kept()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        using var inside = await administrator.GetAsync("/organise", Stop);
        using var account = await administrator.GetAsync("/account", Stop);
        var home = await app.Client.GetStringAsync("/", Stop);
        using var worker = await app.Client.GetAsync("/door/worker.js", Stop);

        inside.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await inside.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("rel=\"apple-touch-icon\"");
        page.ShouldContain("name=\"theme-color\"");
        ManifestLink().IsMatch(await account.Content.ReadAsStringAsync(Stop)).ShouldBeTrue("it has the same frame");
        ManifestLink().IsMatch(home).ShouldBeFalse();
        worker.Headers.GetValues("Service-Worker-Allowed").ShouldBe(["/door"]);
    }

    [GeneratedRegex("<link rel=\"manifest\" href=\"([^\"]*)\"")]
    private static partial Regex ManifestLink();
}
