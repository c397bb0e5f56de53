using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>One code for a class: the number that came, and the rest later.</summary>
public sealed class PartyTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_number_that_came_is_counted_and_the_rest_comes_later(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await ClassAsync(scene, 24);
        var first = Scan(code, count: 20);

        Said((await scene.SendAsync(first))[0]).ShouldBe(("admitted", 20, 20));
        Said((await scene.SendAsync(first))[0]).ShouldBe(("admitted", 20, 20));
        Said(await scene.ScanAsync(code, gate: DoorScene.Side)).ShouldBe(("admitted", 4, 24));
        Said(await scene.ScanAsync(code)).ShouldBe(("already-inside", null, 24));

        (await NumbersAsync(scene)).ShouldBe((24, 24));
        (await scene.TrueNumbersAsync()).ShouldBe((24, 24));
        var ticket = (await scene.GetAsync("/check-in/snapshot")).GetProperty("tickets")[0];
        (ticket.GetProperty("people").GetInt32(), ticket.GetProperty("arrived").GetInt32()).ShouldBe((24, 24));
    }

    [Theory, EachDatabase]
    public async Task A_class_leaves_in_parts_and_comes_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await ClassAsync(scene, 24);
        await scene.ScanAsync(code);

        Said((await scene.SendAsync(Scan(code, "out", count: 5)))[0]).ShouldBe(("left", 5, 19));
        (await NumbersAsync(scene)).ShouldBe((19, 24));
        Said(await scene.ScanAsync(code, "out")).ShouldBe(("left", 19, 0));
        Said((await scene.SendAsync(Scan(code, count: 100)))[0]).ShouldBe(("admitted", 24, 24));

        (await NumbersAsync(scene)).ShouldBe((24, 24));
        (await scene.TrueNumbersAsync()).ShouldBe((24, 24));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_count_is_taken_back_whole(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await ClassAsync(scene, 24);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await scene.SendAsync(Scan(code, count: 10, id: first));
        await scene.SendAsync(Scan(code, count: 12, id: second));

        (await UndoAsync(scene, first)).ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await UndoAsync(scene, second)).ShouldBe(System.Net.HttpStatusCode.OK);
        (await NumbersAsync(scene)).ShouldBe((10, 10));
        (await UndoAsync(scene, first)).ShouldBe(System.Net.HttpStatusCode.OK);

        (await NumbersAsync(scene)).ShouldBe((0, 0));
        (await scene.TrueNumbersAsync()).ShouldBe((0, 0));
    }

    [Theory, EachDatabase]
    public async Task A_class_that_no_longer_fits_waits_and_its_parts_at_many_doors_add_up(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await LimitTests.LimitAsync(scene, 30);
        var (big, other) = (await ClassAsync(scene, 60), await ClassAsync(scene, 24));
        await using var otherNode = await TestApp.StartAsync(on: scene.App.Database);
        using var otherPhone = otherNode.NewClient();
        otherPhone.DefaultRequestHeaders.Authorization = scene.Phone.DefaultRequestHeaders.Authorization;

        (await scene.ScanAsync(big)).GetProperty("reason").GetString().ShouldBe("full");
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    scene.SendAsync(
                        i % 2 == 0 ? scene.Phone : otherPhone,
                        Scan(big, gate: i % 3 == 0 ? DoorScene.Side : Gate.Main, count: 1)
                    )
                )
        );

        (await NumbersAsync(scene)).ShouldBe((20, 20));
        (await scene.ScanAsync(other)).Verdict().ShouldBe("waitlisted");
        Said((await scene.SendAsync(Scan(other, count: 10)))[0]).ShouldBe(("admitted", 10, 10));
        (await NumbersAsync(scene)).ShouldBe((30, 30));
        (await scene.TrueNumbersAsync()).ShouldBe((30, 30));
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("9999999999", 24)]
    [InlineData("2.5", 24)]
    [InlineData("\"ten\"", 24)]
    public async Task A_count_that_cannot_be_lets_in_what_can(string count, int inside)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var code = await ClassAsync(scene, 24);
        var body = $$"""{"scans":[{"id":"{{Guid.NewGuid()}}","ticket":"{{code}}","gate":"main","direction":"in","count":{{count}}}]}""";

        await scene.Phone.PostAsync(scene.Scans, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        (await NumbersAsync(scene)).Inside.ShouldBe(inside);
    }

    private static async Task<string> ClassAsync(DoorScene scene, int people)
    {
        var ticket = await scene.TicketAsync(
            "9b, Offene Schule Waldau",
            ticket: t =>
            {
                t.Category = "class";
                t.StandFor(people, DateTimeOffset.UtcNow);
            }
        );
        return await scene.CodeAsync(ticket.Id);
    }

    private static object Scan(string code, string direction = "in", string gate = Gate.Main, int? count = null, Guid? id = null) =>
        new
        {
            id = id ?? Guid.NewGuid(),
            ticket = code,
            gate,
            direction,
            count,
            scannedAt = DateTimeOffset.UtcNow,
        };

    private static (string, int?, int?) Said(JsonElement result) => (result.Verdict(), Number(result, "count"), Number(result, "arrived"));

    private static int? Number(JsonElement result, string name) => result.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private static async Task<System.Net.HttpStatusCode> UndoAsync(DoorScene scene, Guid id) =>
        (await scene.Phone.PostAsync($"{scene.Scans}/{id}/undo", null, Stop)).StatusCode;

    private static async Task<(int Inside, int Admitted)> NumbersAsync(DoorScene scene)
    {
        var numbers = await scene.GetAsync("/occupancy");
        return (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("admittedTotal").GetInt32());
    }
}
