using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Sharing;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;
using NetVips;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>What a chat shows of a shared link: the drawing of the kind with the event's own name, day and place.</summary>
public sealed class ShareCardTests
{
    [Theory, EachDatabase]
    public async Task A_shared_link_shows_the_events_name_in_the_readers_language(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("offen");
        fair.Title = new LocalizedText("Messe <b>& Ausbildung", "Fair");
        await app.AddAsync(fair);
        var (german, english) = (await AddressAsync(app, "/e/offen"), await AddressAsync(app, "/e/offen?hl=en"));

        using var drawing = Read(await app.Client.GetByteArrayAsync(ShareHead.DrawingOf(EventKind.TrainingFair), Stop));
        using var first = Read(await app.Client.GetByteArrayAsync(german, Stop));
        using var second = Read(await app.Client.GetByteArrayAsync(english, Stop));

        (first.Width, first.Height).ShouldBe((1200, 630));
        english.ShouldNotBe(german);
        // Above the band nothing is touched; in it the words stand, white on petrol, and those of another language are others.
        Difference(first, drawing, 0, CardDrawing.Lifted, 250).ShouldBeLessThan(1);
        Difference(first, drawing, 400, 400, 230).ShouldBeGreaterThan(5);
        Difference(first, second, 400, 400, 230).ShouldBeGreaterThan(0.5);
        first.Crop(0, 400, 1200, 230).Max().ShouldBeGreaterThan(240);

        await using var db = await app.OpenDbAsync();
        var stored = await db.Events.SingleAsync(e => e.Slug == "offen", Stop);
        stored.Title = new LocalizedText("Messe der Berufe");
        await db.SaveChangesAsync(Stop);
        var again = await app.Client.GetAsync(german, Stop);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again
            .Headers.Location!.ToString()
            .ShouldBe(await AddressAsync(app, "/e/offen?hl=de"), "another address, since pages are kept for seconds");
    }

    [Fact]
    public async Task Who_may_not_see_the_event_sees_no_picture_of_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(
            Published("geheim", EventVisibility.Link),
            Published("geladen", EventVisibility.Invited),
            Make("entwurf"),
            Published("offen")
        );

        foreach (var path in (string[])["geheim/de", "geladen/de", "entwurf/de", "nirgends/de", "offen/tlh"])
            (await app.Client.GetAsync($"{ShareCard.Path}{path}-000000000000.png", Stop)).StatusCode.ShouldBe(
                HttpStatusCode.NotFound,
                path
            );
    }

    private static async Task<string> AddressAsync(TestApp app, string page) =>
        new Uri(Regex.Match(await app.Client.GetStringAsync(page, Stop), "og:image\" content=\"([^\"]+)\"").Groups[1].Value).AbsolutePath;

    private static Image Read(byte[] content)
    {
        using var read = Image.NewFromBuffer(content);
        return read.Flatten().Colourspace(Enums.Interpretation.Srgb).CopyMemory();
    }

    /// <returns>On average, of 255.</returns>
    private static double Difference(Image one, Image other, int top, int otherTop, int height)
    {
        using var difference = (one.Crop(0, top, 1200, height) - other.Crop(0, otherTop, 1200, height)).Abs();
        return difference.Avg();
    }
}
