using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Testing;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace EventManager.Integration.Tests.Events;

/// <summary>Pictures from the upload to the public pages; what becomes of a file itself, PictureWorksTests say.</summary>
public sealed class EventPictureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_events_picture_is_on_its_pages_with_words_size_and_an_address_for_ever(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var organiser = Guid.NewGuid();
        async Task<Result<Done>> SaveAsync(byte[]? content, PictureFocus focus, bool isDecoration = false, string alt = "Ein Stand")
        {
            var version = (await app.Get<EventPictureQuery>().FindAsync(fair.Id, Stop))?.Version;
            var words = new LocalizedText(alt, alt.Length > 0 ? "A booth" : null);
            return await app.Get<SaveEventPictureHandler>()
                .HandleAsync(new(fair.Id, version, content, words, isDecoration, focus, organiser), Stop);
        }

        (await SaveAsync(null, PictureFocus.Centre)).Refusal.ShouldBe(PictureRules.Missing);
        (await SaveAsync(Picture(900, 600), PictureFocus.Centre, alt: "")).Refusal.ShouldBe(PictureRules.AltMissing);
        (await SaveAsync(Picture(900, 600), new PictureFocus(20, 80))).IsRefused.ShouldBeFalse();

        var page = await app.Client.GetStringAsync($"/e/{fair.Slug}?hl=de", Stop);
        var picture = Regex.Match(page, "<picture>.*?</picture>", RegexOptions.Singleline).Value;
        picture.ShouldContain("alt=\"Ein Stand\"");
        picture.ShouldContain("width=\"900\" height=\"600\"");
        picture.ShouldContain("focus-x-20 focus-y-80");
        (await app.Client.GetStringAsync($"/e/{fair.Slug}?hl=en", Stop)).ShouldContain("alt=\"A booth\"");
        (await app.Client.GetStringAsync("/?hl=de", Stop)).ShouldContain("/media/events/");
        var file = await app.Client.GetAsync(Regex.Match(picture, "srcset=\"(\\S+) 480w").Groups[1].Value, Stop);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await app.Client.GetAsync("/media/events/" + Guid.NewGuid(), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var share = ShareOf(page);
        (await app.Client.GetAsync(share, Stop)).Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        // Other words change no file; another focal point only that of shared links, under an address of its own.
        (await SaveAsync(null, new PictureFocus(20, 80), isDecoration: true, alt: "")).IsRefused.ShouldBeFalse();
        page = await app.Client.GetStringAsync($"/e/{fair.Slug}?hl=de", Stop);
        page.ShouldContain("alt=\"\" width=\"900\"");
        ShareOf(page).ShouldBe(share);
        (await SaveAsync(null, new PictureFocus(0, 0), isDecoration: true, alt: "")).IsRefused.ShouldBeFalse();
        ShareOf(await app.Client.GetStringAsync($"/e/{fair.Slug}?hl=de", Stop)).ShouldNotBe(share);
        (await app.Client.GetAsync(share, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await app.Services.GetRequiredService<RemoveEventPictureHandler>().HandleAsync(new(fair.Id, organiser), Stop);
        (await app.Client.GetStringAsync($"/e/{fair.Slug}?hl=de", Stop)).ShouldNotContain("/media/");
        await using var db = await app.OpenDbAsync();
        (await db.PictureFiles.AnyAsync(Stop)).ShouldBeFalse();
        (await db.Audit.CountAsync(entry => entry.Action.StartsWith("event.picture"), Stop)).ShouldBe(4);
    }

    [Fact]
    public async Task A_company_sends_its_logo_by_its_link_and_the_guide_shows_it()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var company = await scene.AddExhibitorAsync("Holz & Co", ExhibitorState.Accepted, scene.Carpenter);
        var path = "/x/" + scene.Get<PersonalLinks>().Token(LinkPurpose.Exhibitor, company.Id);
        Task<HttpResponseMessage> SendAsync(byte[] content, Guid? seen = null) =>
            scene.App.Client.PostFormAsync(path, "logo", [("seen", $"{seen}")], ("picture", "logo.png", content));

        var refused = await (await SendAsync("<svg/>"u8.ToArray())).Content.ReadAsStringAsync(Stop);
        refused.ShouldContain("href=\"" + path + "#field-picture\"");
        refused.ShouldContain("id=\"field-picture-error\"");
        // More than a form without files may have: the page takes files.
        var answer = await SendAsync(Noise(1400, 900));
        answer.Headers.Location!.ToString().ShouldEndWith("?saved=logo");

        foreach (var page in (string[])[path, "/e/messe?hl=de", "/e/messe/exhibitors?hl=de"])
        {
            var shown = Regex.Match(
                await scene.App.Client.GetStringAsync(page, Stop),
                "<img src=\"(/media/logos/\\S+)\" alt(?:=\"\")? width=\"249\" height=\"160\""
            );
            shown.Success.ShouldBeTrue(page);
            (await scene.App.Client.GetAsync(shown.Groups[1].Value, Stop)).Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        }
        // The id alone is public: without its signature nobody sends more than a form.
        var forged = path[..^4] + (path.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        using (var large = new ByteArrayContent(new byte[3 * 1024 * 1024]))
        {
            large.Headers.ContentType = new("application/x-www-form-urlencoded");
            (await scene.App.Client.PostAsync(forged, large, Stop)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        // Who still sees the page without one does not write over it, nor takes away what they have not seen.
        foreach (
            var late in (HttpResponseMessage[])[await SendAsync(Noise(90, 90)), await scene.App.Client.PostFormAsync(path, "no-logo", [])]
        )
            (await late.Content.ReadAsStringAsync(Stop)).ShouldContain("id=\"field-picture-error\"");
        var there = await scene.ReadAsync(db => db.Logos.Select(l => l.Id).SingleAsync(Stop));
        (await scene.App.Client.GetStringAsync(path, Stop)).ShouldContain($"name=\"seen\" value=\"{there}\"");
        (await scene.App.Client.PostFormAsync(path, "no-logo", [("seen", there.ToString())]))
            .Headers.Location!.ToString()
            .ShouldEndWith("?saved=no-logo");
        (await scene.ReadAsync(db => db.Logos.AnyAsync(Stop))).ShouldBeFalse();
        (await scene.ReadAsync(db => db.Audit.CountAsync(entry => entry.Action.StartsWith("exhibitor.logo"), Stop))).ShouldBe(2);
    }

    private static string ShareOf(string page) =>
        new Uri(Regex.Match(page, "og:image\" content=\"([^\"]+)\"").Groups[1].Value).AbsolutePath;

    private static byte[] Picture(int width, int height) =>
        Image.Black(width, height, 3).Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer();

    private static byte[] Noise(int width, int height) =>
        Image.Gaussnoise(width, height, sigma: 60, mean: 128).Cast(Enums.BandFormat.Uchar).PngsaveBuffer();
}
