using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A tablet that nobody watches over: what it may do, and what it is told.</summary>
public sealed class KioskTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_kiosk_lets_in_and_is_told_the_first_name_only(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var ticket = await scene.TicketAsync(ticket: t => t.Note("needs-lift", DateTimeOffset.UtcNow));

        var first = await kiosk.ScanAsync(scene, await scene.CodeAsync(ticket.Id));
        var second = await kiosk.ScanAsync(scene, await scene.CodeAsync(ticket.Id));

        (first.Verdict(), first.GetProperty("name").GetString()).ShouldBe(("admitted", "Aylin"));
        first.GetProperty("askStaff").GetBoolean().ShouldBeTrue();
        first.GetRawText().ShouldNotContain("Yılmaz");
        first.GetRawText().ShouldNotContain("lift");
        second.Verdict().ShouldBe("already-inside");
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(1);
        kiosk.Paired.GetProperty("kiosk").GetProperty("badge").GetString().ShouldBe("shown");
        kiosk.Paired.GetProperty("kiosk").GetProperty("hint").GetString().ShouldBe("Weiter in den Saal");
        kiosk.Paired.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("code").GetString()).ShouldBe(["main"]);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_not_let_in_is_not_named(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var ticket = await scene.TicketAsync(registration: r => r.Cancel(DateTimeOffset.UtcNow));

        var answer = await kiosk.ScanAsync(scene, await scene.CodeAsync(ticket.Id));

        answer.Verdict().ShouldBe("cancelled");
        answer.TryGetProperty("name", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task Every_other_call_of_the_door_is_closed_to_a_kiosk(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var other = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var door = scene.Api + "/check-in";
        var scan = Guid.NewGuid();
        (await kiosk.ScanAsync(scene, await scene.CodeAsync((await scene.TicketAsync()).Id), scan)).Verdict().ShouldBe("admitted");

        HttpResponseMessage[] refused =
        [
            await kiosk.Kiosk.GetAsync(door + "/snapshot", Stop),
            await scene.AskAsync("ay", kiosk.Kiosk),
            await kiosk.Kiosk.PostAsync($"{door}/scans/{scan}/undo", null, Stop),
            await kiosk.Kiosk.PostAsJsonAsync(
                door + "/taps",
                new
                {
                    id = Guid.NewGuid(),
                    gate = "main",
                    direction = "in",
                },
                Stop
            ),
            await kiosk.Kiosk.PostAsJsonAsync(
                door + "/walk-ins",
                new
                {
                    id = Guid.NewGuid(),
                    firstName = "A",
                    gate = "main",
                },
                Stop
            ),
            await kiosk.Kiosk.GetAsync("/api/v1/events", Stop),
            await kiosk.Kiosk.GetAsync(scene.Api, Stop),
            await kiosk.Kiosk.GetAsync(other.Api + "/check-in/kiosk/snapshot", Stop),
            await kiosk.Kiosk.PostAsJsonAsync(other.Scans, new { scans = new[] { DoorScene.Scan("x") } }, Stop),
        ];

        foreach (var answer in refused)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, answer.RequestMessage!.RequestUri!.ToString());
            (await KioskScene.CodeOfAsync(answer)).ShouldBe("api.forbidden");
        }
        (await kiosk.Kiosk.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await kiosk.Kiosk.PostAsJsonAsync(door + "/heartbeat", new { waiting = 0 }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_phone_has_no_business_at_the_kiosks_calls()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = scene.Api + "/check-in/kiosk";

        (await scene.Phone.GetAsync(kiosk + "/snapshot", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await scene.Phone.PostAsync($"{kiosk}/badges/{Guid.NewGuid()}", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await scene.Phone.PostAsJsonAsync(kiosk + "/leave", new { pin = "1" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, EachDatabase]
    public async Task Its_list_says_nothing_of_anybody(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var ticket = await scene.TicketAsync(
            registration: r => r.Organisation = "Offene Schule Waldau",
            ticket: t => t.Note("guardian-consent-missing", DateTimeOffset.UtcNow)
        );

        var text = await kiosk.Kiosk.GetStringAsync(scene.Api + "/check-in/kiosk/snapshot", Stop);
        var list = JsonDocument.Parse(text).RootElement;
        var since = list.GetProperty("cursor").GetString();
        var later = await kiosk.Kiosk.GetFromJsonAsync<JsonElement>($"{scene.Api}/check-in/kiosk/snapshot?since={since}", Stop);

        var only = list.GetProperty("tickets").EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("id").GetGuid().ShouldBe(ticket.Id);
        only.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "category", "state", "inside"]);
        foreach (var secret in (string[])["Aylin", "Yılmaz", "Waldau", "guardian", "\"name\":\"A"])
            text.ShouldNotContain(secret);
        text.ShouldNotContain("+00:00", Case.Sensitive, "Instants end with Z, as everywhere in the API.");
        list.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("code").GetString()).ShouldBe(["main"]);
        later.GetProperty("tickets").GetArrayLength().ShouldBe(1, "what is told twice does no harm");
    }

    [Theory, EachDatabase]
    public async Task What_staff_decide_is_not_decided_at_a_kiosk(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);
        var at = DateTimeOffset.UtcNow;

        var answers = await scene.SendAsync(
            kiosk.Kiosk,
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = "main",
                direction = "in",
                scannedAt = at,
                @override = true,
                pin = "4711",
            },
            new
            {
                id = Guid.NewGuid(),
                ticketId = ticket.Id,
                gate = "main",
                direction = "in",
                scannedAt = at,
            },
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = "main",
                direction = "out",
                scannedAt = at,
            },
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = DoorScene.Side,
                direction = "in",
                scannedAt = at,
            }
        );

        answers.ShouldAllBe(answer => answer.Verdict() == "unknown" && answer.GetProperty("code").GetString() == "kiosk.staff_only");
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(0);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Scans.CountAsync(scan => scan.EventId == scene.Event.Id, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_class_is_greeted_without_its_teachers_name_and_its_number_is_counted()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = await KioskScene.LinkAsync(scene);
        var ticket = await scene.TicketAsync(
            "9b, Offene Schule Waldau (Ada Ahmadi)",
            ticket: t =>
            {
                t.Category = "class";
                t.StandFor(27, DateTimeOffset.UtcNow);
            }
        );
        var code = await scene.CodeAsync(ticket.Id);

        var some = new
        {
            id = Guid.NewGuid(),
            ticket = code,
            gate = "main",
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow,
            count = 24,
        };
        var answer = (await scene.SendAsync(kiosk.Kiosk, some))[0];

        answer.GetProperty("name").GetString().ShouldBe("9b, Offene Schule Waldau");
        (answer.GetProperty("arrived").GetInt32(), answer.GetProperty("people").GetInt32()).ShouldBe((24, 27));
    }
}
