using System.Net;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Pins;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Staff leave a kiosk by the PIN; nobody else does.</summary>
public sealed class KioskLeaveTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_right_PIN_unlinks_the_tablet_and_every_try_is_noted(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);

        var wrong = await kiosk.LeaveAsync(scene, "0000");
        var still = await kiosk.Kiosk.GetAsync(scene.Api + "/occupancy", Stop);
        var right = await kiosk.LeaveAsync(scene, KioskScene.Pin);

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await KioskScene.CodeOfAsync(wrong)).ShouldBe("check-in.pin_wrong");
        still.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await kiosk.Kiosk.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await NotesAsync(scene, kiosk)).ShouldBe(["kiosk.leave_refused", "kiosk.left"]);
    }

    [Theory, EachDatabase]
    public async Task Where_the_PIN_was_removed_nobody_leaves(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var kiosk = await KioskScene.LinkAsync(scene);
        await KioskScene.SetPinAsync(scene, "");

        foreach (var pin in (string[])[KioskScene.Pin, "0000"])
        {
            var answer = await kiosk.LeaveAsync(scene, pin);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await KioskScene.CodeOfAsync(answer)).ShouldBe("kiosk.pin_missing");
        }
        (await kiosk.Kiosk.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_ends_after_a_few_tries_also_where_they_come_at_once()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = await KioskScene.LinkAsync(scene);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => kiosk.LeaveAsync(scene, $"00{i:00}")));
        var right = await kiosk.LeaveAsync(scene, KioskScene.Pin);

        answers.Count(answer => answer.StatusCode is HttpStatusCode.UnprocessableEntity).ShouldBe(DoorPins.MaxWrong);
        (await KioskScene.CodeOfAsync(right)).ShouldBe("kiosk.too_many_tries");
        (await NotesAsync(scene, kiosk)).Count.ShouldBe(DoorPins.MaxWrong);
    }

    [Fact]
    public async Task Nothing_typed_is_no_try()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = await KioskScene.LinkAsync(scene);

        for (var i = 0; i < DoorPins.MaxWrong + 1; i++)
            (await kiosk.LeaveAsync(scene, i % 2 == 0 ? "" : null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await NotesAsync(scene, kiosk)).ShouldBeEmpty();
        (await kiosk.LeaveAsync(scene, KioskScene.Pin)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task<List<string>> NotesAsync(DoorScene scene, KioskScene kiosk)
    {
        await using var db = await scene.App.OpenDbAsync();
        return await db
            .Audit.Where(entry => entry.EventId == scene.Event.Id && entry.SubjectId == kiosk.TokenId)
            .Where(entry => entry.Action.StartsWith("kiosk.le"))
            .OrderBy(entry => entry.At)
            .Select(entry => entry.Action)
            .ToListAsync(Stop);
    }
}
