using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>People without a ticket, counted by hand; and the end of the day.</summary>
public sealed class TapTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_tap_counts_once_however_often_it_is_sent(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TapAsync(scene, id, people: 3)));
        await TapAsync(scene, Guid.NewGuid(), "out");

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await InsideAsync(scene)).ShouldBe(2);
        (await scene.GetAsync("/occupancy")).GetProperty("taps").GetBoolean().ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Taps_and_scans_together_never_pass_the_limit(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await LimitTests.LimitAsync(scene, 10);
        var codes = await LimitTests.CodesAsync(scene, 12);

        var lots = codes.Select(code => (Func<Task>)(() => scene.ScanAsync(code)));
        var taps = Enumerable.Range(0, 12).Select(_ => (Func<Task>)(() => TapAsync(scene, Guid.NewGuid())));
        await Parallel.ForEachAsync(lots.Concat(taps), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (step, _) => await step());

        (await InsideAsync(scene)).ShouldBe(10);
        (await CodeOfAsync(await TapAsync(scene, Guid.NewGuid()))).ShouldBe("check-in.full");
        (await TapAsync(scene, Guid.NewGuid(), offline: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await InsideAsync(scene)).ShouldBe(11);
    }

    [Theory, EachDatabase]
    public async Task Nobody_leaves_an_empty_building(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await TapAsync(scene, Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TapAsync(scene, Guid.NewGuid(), "out")));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        (await InsideAsync(scene)).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","gate":"main","direction":"in"}""", "check-in.id_invalid")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","gate":"cellar","direction":"in"}""", "check-in.gate_unknown")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","gate":"main","direction":"up"}""", "check-in.direction_invalid")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","gate":"main","direction":"in","people":0}""", "check-in.people_invalid")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","gate":"main","direction":"in","people":101}""", "check-in.people_invalid")]
    public async Task A_tap_that_is_none_is_refused(string body, string code)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsync(
            scene.Api + "/check-in/taps",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Stop
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeOfAsync(answer)).ShouldBe(code);
        (await InsideAsync(scene)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task At_the_end_of_the_day_everybody_has_gone(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = await LimitTests.CodesAsync(scene, 4);
        foreach (var code in codes)
            await scene.ScanAsync(code, gate: DoorScene.Side);
        await scene.ScanAsync(codes[0], "out");
        await TapAsync(scene, Guid.NewGuid(), people: 5);
        var by = Guid.NewGuid();

        var reset = await Resetter(scene).HandleAsync(scene.Event.Id, by, Stop);
        var again = await Resetter(scene).HandleAsync(scene.Event.Id, by, Stop);

        reset.Value.ShouldBe(new DayReset(3, 8));
        again.Value.ShouldBe(new DayReset(0, 0));
        var numbers = await scene.GetAsync("/occupancy");
        (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("admittedTotal").GetInt32()).ShouldBe((0, 4));
        (await scene.ScanAsync(codes[1])).Verdict().ShouldBe("admitted");
        (await InsideAsync(scene)).ShouldBe(1);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.UserId == by && a.Action == "door.day_reset", Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task A_reset_in_the_middle_of_a_rush_leaves_tickets_and_count_in_step(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = await LimitTests.CodesAsync(scene, 24);
        var scans = codes.Select((code, i) => (Func<Task>)(() => scene.ScanAsync(code, gate: i % 2 == 0 ? "main" : DoorScene.Side)));
        var resets = Enumerable.Range(0, 4).Select(_ => (Func<Task>)(() => Resetter(scene).HandleAsync(scene.Event.Id, null, Stop)));

        await Parallel.ForEachAsync(
            scans.Concat(resets).OrderBy(_ => Guid.NewGuid()),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (step, _) => await step()
        );

        (await InsideAsync(scene)).ShouldBe((await scene.TrueNumbersAsync()).Inside);
    }

    private static Task<HttpResponseMessage> TapAsync(
        DoorScene scene,
        Guid id,
        string direction = "in",
        int people = 1,
        bool offline = false
    ) =>
        scene.Phone.PostAsJsonAsync(
            scene.Api + "/check-in/taps",
            new
            {
                id,
                gate = "main",
                direction,
                people,
                offline,
                at = DateTimeOffset.UtcNow,
            },
            Stop
        );

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();

    private static async Task<int> InsideAsync(DoorScene scene) => (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32();

    private static ResetDayHandler Resetter(DoorScene scene) => scene.App.Services.GetRequiredService<ResetDayHandler>();
}
