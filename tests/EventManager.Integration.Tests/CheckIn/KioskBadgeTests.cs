using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A badge at a kiosk: of whoever was let in there a moment ago, and of nobody else.</summary>
public sealed class KioskBadgeTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_drawn_like_every_badge_and_being_shown_is_not_being_printed(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var (ticket, scan) = await ComeInAsync(scene, kiosk, "Aylin <b>Yılmaz</b>");

        var sheet = await (await kiosk.BadgeAsync(scene, scan)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        var html = sheet.GetProperty("html").GetString()!;
        html.ShouldStartWith("<article class=\"badge-card badge-card--a4fourup\"");
        html.ShouldContain("Aylin &lt;b&gt;Y");
        html.ShouldContain("<svg class=\"qr\"");
        sheet.GetProperty("format").GetString().ShouldBe("a4fourup");
        (await PrintedAtAsync(scene, ticket)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task It_is_printed_once_and_again_only_for_the_same_scan(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene, KioskBadge.Printed);
        var (ticket, scan) = await ComeInAsync(scene, kiosk);

        (await kiosk.BadgeAsync(scene, scan)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PrintedAtAsync(scene, ticket)).ShouldNotBeNull();
        (await kiosk.BadgeAsync(scene, scan)).StatusCode.ShouldBe(HttpStatusCode.OK, "paper jams");

        var code = await scene.CodeAsync(ticket);
        await scene.ScanAsync(code, "out");
        var again = Guid.NewGuid();
        (await kiosk.ScanAsync(scene, code, again)).Verdict().ShouldBe("admitted");
        var second = await kiosk.BadgeAsync(scene, again);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await KioskScene.CodeOfAsync(second)).ShouldBe("kiosk.badge_printed");
        await using var db = await scene.App.OpenDbAsync();
        (await db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.Action == "door.badges_printed", Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task The_badge_of_anybody_else_is_refused(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var neighbour = await KioskScene.LinkAsync(scene, setPin: false);
        var other = await apps.SceneAsync(kind);
        var (_, elsewhere) = await ComeInAsync(other, await KioskScene.LinkAsync(other));
        var (ticket, atNeighbour) = await ComeInAsync(scene, neighbour);
        var atPhone = Guid.NewGuid();
        await scene.ScanAsync(await scene.CodeAsync((await scene.TicketAsync()).Id), id: atPhone);
        var inside = Guid.NewGuid();
        await kiosk.ScanAsync(scene, await scene.CodeAsync(ticket), inside);
        var (_, old) = await ComeInAsync(scene, kiosk);
        var sixMinutesAgo = DateTimeOffset.UtcNow.AddMinutes(-6);
        await using (var db = await scene.App.OpenDbAsync())
            await db
                .Scans.Where(row => row.EventId == scene.Event.Id && row.Id == old)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReceivedAt, sixMinutesAgo), Stop);

        foreach (var scan in (Guid[])[elsewhere, atNeighbour, atPhone, inside, old, ticket, Guid.NewGuid()])
        {
            var answer = await kiosk.BadgeAsync(scene, scan);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await KioskScene.CodeOfAsync(answer)).ShouldBe("kiosk.badge_not_found");
        }
    }

    [Fact]
    public async Task A_kiosk_without_badges_gives_none()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = await KioskScene.LinkAsync(scene, KioskBadge.None);
        var (_, scan) = await ComeInAsync(scene, kiosk);

        (await kiosk.BadgeAsync(scene, scan)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(Guid Ticket, Guid Scan)> ComeInAsync(DoorScene scene, KioskScene kiosk, string name = "Aylin Yılmaz")
    {
        var ticket = await scene.TicketAsync(name);
        var scan = Guid.NewGuid();
        (await kiosk.ScanAsync(scene, await scene.CodeAsync(ticket.Id), scan)).Verdict().ShouldBe("admitted");
        return (ticket.Id, scan);
    }

    private static async Task<DateTimeOffset?> PrintedAtAsync(DoorScene scene, Guid ticket)
    {
        await using var db = await scene.App.OpenDbAsync();
        return await db.Tickets.Where(row => row.Id == ticket).Select(row => row.BadgePrintedAt).SingleAsync(Stop);
    }
}
