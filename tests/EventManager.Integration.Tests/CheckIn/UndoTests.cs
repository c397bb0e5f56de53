using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Conflicts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class UndoTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Taking_back_an_entry_is_as_if_nobody_had_come(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var id = Guid.NewGuid();
        await scene.ScanAsync(code, id: id);

        var first = await UndoAsync(scene, id);
        var second = await UndoAsync(scene, id);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsStringAsync(Stop)).ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        (await scene.TrueNumbersAsync()).ShouldBe((0, 0));
        (await NumbersAsync(scene)).ShouldBe((0, 0));
        (await scene.ScanAsync(code, id: id)).Verdict().ShouldBe("admitted");
        (await NumbersAsync(scene)).ShouldBe((0, 0));
        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");
        (await NumbersAsync(scene)).ShouldBe((1, 1));
    }

    [Theory, EachDatabase]
    public async Task Taking_back_an_exit_brings_the_person_in_again(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var id = Guid.NewGuid();
        await scene.ScanAsync(code);
        await scene.ScanAsync(code, "out", id: id);

        (await UndoAsync(scene, id)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await NumbersAsync(scene)).ShouldBe((1, 1));
        (await scene.ScanAsync(code)).Verdict().ShouldBe("already-inside");
    }

    [Theory, EachDatabase]
    public async Task Only_a_tickets_last_move_can_be_taken_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var (entry, idle) = (Guid.NewGuid(), Guid.NewGuid());
        await scene.SendAsync(
            DoorScene.Scan(code, "out", id: idle),
            DoorScene.Scan(code, id: entry),
            DoorScene.Scan(code, "out"),
            DoorScene.Scan(code)
        );

        var superseded = await UndoAsync(scene, entry);
        var nothing = await UndoAsync(scene, idle);
        var missing = await UndoAsync(scene, Guid.NewGuid());

        superseded.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await CodeOfAsync(superseded)).ShouldBe("check-in.undo_superseded");
        (await CodeOfAsync(nothing)).ShouldBe("check-in.nothing_to_undo");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await NumbersAsync(scene)).ShouldBe((1, 1));
    }

    /// <summary>The desk sees "inside already" and waves somebody through; then the door takes its scan back: is anybody in?</summary>
    [Theory, EachDatabase]
    public async Task Who_was_shown_as_inside_at_another_door_is_asked_about_when_the_entry_is_taken_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var (twice, entry) = (Guid.NewGuid(), Guid.NewGuid());
        await scene.ScanAsync(code, id: twice);
        (await scene.ScanAsync(code)).Verdict().ShouldBe("already-inside");
        await UndoAsync(scene, twice);
        (await OpenAsync(scene)).ShouldBeEmpty("the same phone looked twice");

        await scene.ScanAsync(code, id: entry);
        (await scene.ScanAsync(code, gate: DoorScene.Side)).Verdict().ShouldBe("already-inside");
        (await UndoAsync(scene, entry)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await UndoAsync(scene, entry)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await NumbersAsync(scene)).ShouldBe((0, 0));
        var asked = (await OpenAsync(scene)).ShouldHaveSingleItem();
        (asked.TurnedAway, asked.People).ShouldBe((true, 1));
        var decide = new DecideConflict(scene.Event.Id, asked.Id, ConflictDecision.CountedIn, null);
        (await scene.App.Services.GetRequiredService<DecideConflictHandler>().HandleAsync(decide, Stop)).IsRefused.ShouldBeFalse();
        (await NumbersAsync(scene)).ShouldBe((1, 1));
        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe("left");
    }

    private static async Task<List<ScanConflict>> OpenAsync(DoorScene scene)
    {
        await using var db = await scene.App.OpenDbAsync();
        return await db.ScanConflicts.AsNoTracking().Where(c => c.EventId == scene.Event.Id).ToListAsync(Stop);
    }

    private static Task<HttpResponseMessage> UndoAsync(DoorScene scene, Guid id) =>
        scene.Phone.PostAsync($"{scene.Scans}/{id}/undo", null, Stop);

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();

    private static async Task<(int Inside, int Admitted)> NumbersAsync(DoorScene scene)
    {
        var numbers = await scene.GetAsync("/occupancy");
        return (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("admittedTotal").GetInt32());
    }
}
