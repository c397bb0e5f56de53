using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Doors with rules of their own, and rooms inside the building with lists of their own.</summary>
public sealed class GateRulesTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_has_left_comes_back_only_where_the_door_allows_it(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await RuleAsync(scene, Rules(Gate.Main) with { Reentry = false });
        var code = await CodeAsync(scene);
        await scene.ScanAsync(code);
        await scene.ScanAsync(code, "out");

        var refused = await scene.ScanAsync(code);

        Said(refused).ShouldBe(("already-inside", "no-reentry"));
        (await scene.TrueNumbersAsync()).ShouldBe((0, 1));
        (await scene.ScanAsync(code, gate: DoorScene.Side)).Verdict().ShouldBe("admitted");
    }

    [Theory, EachDatabase]
    public async Task A_door_for_exhibitors_lets_in_nobody_else_and_only_in_its_time(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var now = DateTimeOffset.UtcNow;
        await RuleAsync(scene, Rules(DoorScene.Side) with { Categories = ["exhibitor", "team"] });
        var visitor = await CodeAsync(scene);
        var exhibitor = await scene.CodeAsync((await scene.TicketAsync(ticket: t => t.Category = "exhibitor")).Id);

        Said(await scene.ScanAsync(visitor, gate: DoorScene.Side)).ShouldBe(("unknown", "not-on-list"));
        (await scene.ScanAsync(exhibitor, gate: DoorScene.Side)).Verdict().ShouldBe("admitted");
        await scene.ScanAsync(exhibitor, "out", DoorScene.Side);
        await RuleAsync(scene, Rules(DoorScene.Side) with { OpensAt = now.AddHours(-1), ClosesAt = now.AddMinutes(-1) });
        Said(await scene.ScanAsync(exhibitor, gate: DoorScene.Side)).ShouldBe(("expired", "gate-closed"));
        await RuleAsync(scene, Rules(DoorScene.Side) with { Direction = GateDirection.Out });
        Said(await scene.ScanAsync(exhibitor, gate: DoorScene.Side)).ShouldBe(("unknown", "wrong-way"));
    }

    [Theory, EachDatabase]
    public async Task A_room_counts_its_own_people_and_takes_who_stands_on_its_list(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (listed, other) = (await scene.TicketAsync(), await scene.TicketAsync());
        await RoomAsync(scene, "yoga", limit: 10, listed.RegistrationId);
        var (on, off) = (await scene.CodeAsync(listed.Id), await scene.CodeAsync(other.Id));
        await scene.SendAsync(DoorScene.Scan(on), DoorScene.Scan(off));

        (await scene.ScanAsync(on, gate: "yoga")).Verdict().ShouldBe("admitted");
        (await scene.ScanAsync(on, gate: "yoga")).Verdict().ShouldBe("already-inside");
        Said(await scene.ScanAsync(off, gate: "yoga")).ShouldBe(("unknown", "not-on-list"));

        (await PeopleAsync(scene)).ShouldBe((2, 1));
        (await scene.ScanAsync(on, "out", "yoga")).Verdict().ShouldBe("left");
        (await scene.ScanAsync(on, gate: "yoga")).Verdict().ShouldBe("admitted");
        await scene.ScanAsync(on, "out");
        (await PeopleAsync(scene)).ShouldBe((1, 1));
        (await scene.GetAsync("/occupancy")).GetProperty("admittedTotal").GetInt32().ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Two_doors_of_a_room_let_one_ticket_in_once_and_never_pass_its_limit(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await RoomAsync(scene, "saal", limit: 6);
        await RuleAsync(scene, Rules(DoorScene.Side) with { Zone = "saal" });
        await using var otherNode = await TestApp.StartAsync(on: scene.App.Database);
        using var otherPhone = otherNode.NewClient();
        otherPhone.DefaultRequestHeaders.Authorization = scene.Phone.DefaultRequestHeaders.Authorization;
        var codes = await LimitTests.CodesAsync(scene, 10);

        var verdicts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            codes.SelectMany(code => new[] { (code, scene.Phone, "saal"), (code, otherPhone, DoorScene.Side) }),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (one, _) => verdicts.Add((await scene.SendAsync(one.Item2, DoorScene.Scan(one.code, gate: one.Item3)))[0].Verdict())
        );

        verdicts.Count(verdict => verdict == "admitted").ShouldBe(6);
        (await PeopleAsync(scene)).ShouldBe((0, 6));
        await using var db = await scene.App.OpenDbAsync();
        (await db.ZoneVisits.CountAsync(v => v.EventId == scene.Event.Id && v.IsInside, Stop)).ShouldBe(6);
    }

    [Theory, EachDatabase]
    public async Task An_entry_into_a_room_can_be_taken_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await RoomAsync(scene, "saal", limit: null);
        var (code, id) = (await CodeAsync(scene), Guid.NewGuid());
        await scene.ScanAsync(code);
        await scene.ScanAsync(code, gate: "saal", id: id);

        var undone = await scene.Phone.PostAsync($"{scene.Scans}/{id}/undo", null, Stop);

        undone.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await PeopleAsync(scene)).ShouldBe((1, 0));
        var again = await scene.ScanAsync(code, gate: "saal");
        again.Verdict().ShouldBe("admitted");
        (await PeopleAsync(scene)).ShouldBe((1, 1));
    }

    [Theory, EachDatabase]
    public async Task The_snapshot_tells_phones_the_doors_rules_and_lists(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (listed, other) = (await scene.TicketAsync(), await scene.TicketAsync());
        await RoomAsync(scene, "yoga", limit: 10, listed.RegistrationId);
        await RuleAsync(scene, Rules(DoorScene.Side) with { Categories = ["team"], Reentry = false, Direction = GateDirection.In });
        await scene.ScanAsync(await scene.CodeAsync(listed.Id), gate: "yoga");

        var gates = (await scene.GetAsync("/check-in/snapshot"))
            .GetProperty("gates")
            .EnumerateArray()
            .ToDictionary(g => g.GetProperty("code").GetString()!);

        gates["main"].EnumerateObject().Select(field => field.Name).ShouldBe(["code", "name"]);
        gates["side"].GetProperty("direction").GetString().ShouldBe("in");
        gates["side"].GetProperty("reentry").GetBoolean().ShouldBeFalse();
        gates["side"].GetProperty("categories").EnumerateArray().Single().GetString().ShouldBe("team");
        gates["yoga"].GetProperty("zone").GetString().ShouldBe("yoga");
        gates["yoga"].GetProperty("list").EnumerateArray().Single().GetGuid().ShouldBe(listed.Id);
        gates["yoga"].GetProperty("ownInside").EnumerateArray().Single().GetGuid().ShouldBe(listed.Id);
        other.Id.ShouldNotBe(listed.Id);
    }

    [Theory, EachDatabase]
    public async Task A_rule_that_cannot_be_is_refused(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await RoomAsync(scene, "saal", limit: 3);
        await scene.ScanAsync(await CodeAsync(scene));
        var main = Rules(Gate.Main);
        var now = DateTimeOffset.UtcNow;

        (await SaveAsync(scene, main with { Zone = "saal" })).ShouldBe("door-gates.people_inside");
        (await SaveAsync(scene, main with { Zone = "nowhere" })).ShouldBe("door-zones.not_found");
        (await SaveAsync(scene, main with { Zone = DoorZone.House })).ShouldBe("door-zones.not_found");
        (await SaveAsync(scene, main with { OpensAt = now, ClosesAt = now })).ShouldBe("door-gates.closes_before_opening");
        (await SaveAsync(scene, main with { Code = "cellar" })).ShouldBe("check-in.gate_unknown");
        (await SaveAsync(scene, main with { Categories = [new string('x', 500)] })).ShouldBe("door-gates.too_many_categories");
        (await SaveAsync(scene, main, Guid.NewGuid())).ShouldBe("check-in.gate_unknown");
        (await ZoneAsync(scene, "saal", null)).ShouldBe("door-zones.name_taken");
        (await ZoneAsync(scene, "  ", null)).ShouldBe("door-zones.name_missing");
        (await ZoneAsync(scene, "neu", 0)).ShouldBe("door-zones.limit_invalid");
        (await ZoneAsync(scene, "neu", 5, Guid.NewGuid())).ShouldBe("door-zones.session_unknown");
    }

    /// <summary>A room with one gate of the same code; with a list where somebody is named.</summary>
    internal static async Task RoomAsync(DoorScene scene, string name, int? limit, params Guid[] listed)
    {
        Guid? session = null;
        await using (var db = await scene.App.OpenDbAsync())
        {
            if (listed.Length > 0)
            {
                var course = new Session(
                    scene.Event.Id,
                    SessionKind.Activity,
                    new LocalizedText(name, name),
                    scene.Event.StartsAt,
                    scene.Event.EndsAt,
                    20
                );
                db.Add(course);
                db.AddRange(listed.Select(person => new SessionPlace(course.Id, person, DateTimeOffset.UtcNow)));
                session = course.Id;
            }
            await db.SaveChangesAsync(Stop);
        }
        (await ZoneAsync(scene, name, limit, session)).ShouldBeNull();
        await scene.App.Services.GetRequiredService<SaveGateHandler>().HandleAsync(new SaveGate(scene.Event.Id, null, name), Stop);
        await RuleAsync(scene, Rules(name) with { Zone = name });
    }

    private static async Task<string?> ZoneAsync(DoorScene scene, string name, int? limit, Guid? session = null)
    {
        // The building is made by whoever asks first.
        await scene.GetAsync("/occupancy");
        var saver = scene.App.Services.GetRequiredService<SaveDoorHandler>();
        var zone = new ZoneSetting(null, name, limit, 90, session);
        return (await saver.HandleAsync(new SaveDoor(scene.Event.Id, [zone], [], null), Stop)).Refusal?.Code;
    }

    [Theory]
    [InlineData(1900)]
    [InlineData(2999)]
    public async Task A_door_has_no_time_in_a_year_that_nobody_means(int year)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var far = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

        (await SaveAsync(scene, Rules(Gate.Main) with { OpensAt = far })).ShouldBe(GateRefusals.TimeOutOfRange.Code);
        (await SaveAsync(scene, Rules(Gate.Main) with { ClosesAt = far })).ShouldBe(GateRefusals.TimeOutOfRange.Code);
    }

    internal static GateSetting Rules(string gate) => new(gate, null, GateDirection.Both, true, [], null, null);

    internal static async Task RuleAsync(DoorScene scene, GateSetting rules) => (await SaveAsync(scene, rules)).ShouldBeNull();

    private static async Task<string?> SaveAsync(DoorScene scene, GateSetting rules, Guid? eventId = null)
    {
        var saver = scene.App.Services.GetRequiredService<SaveDoorHandler>();
        return (await saver.HandleAsync(new SaveDoor(eventId ?? scene.Event.Id, [], [rules], null), Stop)).Refusal?.Code;
    }

    private static async Task<string> CodeAsync(DoorScene scene) => await scene.CodeAsync((await scene.TicketAsync()).Id);

    private static (string, string?) Said(JsonElement result) =>
        (result.Verdict(), result.TryGetProperty("reason", out var reason) ? reason.GetString() : null);

    private static async Task<(int House, int Zone)> PeopleAsync(DoorScene scene)
    {
        var numbers = await scene.GetAsync("/occupancy");
        return (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("zones")[0].GetProperty("inside").GetInt32());
    }
}
