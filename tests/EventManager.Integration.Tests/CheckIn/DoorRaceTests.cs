using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class DoorRaceTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_ticket_at_two_doors_of_two_nodes_comes_in_once(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var otherNode = await TestApp.StartAsync(on: scene.App.Database);
        using var otherPhone = otherNode.NewClient();
        otherPhone.DefaultRequestHeaders.Authorization = scene.Phone.DefaultRequestHeaders.Authorization;
        var codes = new List<string>();
        foreach (var ticket in await scene.TicketsAsync(40))
            codes.Add(await scene.CodeAsync(ticket.Id));

        var verdicts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            codes.SelectMany(code => new[] { (code, scene.Phone, Gate.Main), (code, otherPhone, DoorScene.Side) }),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (door, _) => verdicts.Add((await scene.SendAsync(door.Item2, DoorScene.Scan(door.code, gate: door.Item3)))[0].Verdict())
        );

        verdicts.Count(verdict => verdict == "admitted").ShouldBe(40);
        verdicts.Count(verdict => verdict == "already-inside").ShouldBe(40);
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(40);
    }

    [Theory, EachDatabase]
    public async Task The_same_scan_sent_by_many_at_once_counts_once(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var otherNode = await TestApp.StartAsync(on: scene.App.Database);
        using var otherPhone = otherNode.NewClient();
        otherPhone.DefaultRequestHeaders.Authorization = scene.Phone.DefaultRequestHeaders.Authorization;
        var scan = DoorScene.Scan(await scene.CodeAsync((await scene.TicketAsync()).Id));

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => scene.SendAsync(i % 2 == 0 ? scene.Phone : otherPhone, scan)));

        answers.Select(answer => answer[0].GetRawText()).Distinct().Count().ShouldBe(1);
        answers[0][0].Verdict().ShouldBe("admitted");
        await using var db = await scene.App.OpenDbAsync();
        (await db.Scans.CountAsync(s => s.EventId == scene.Event.Id, Stop)).ShouldBe(1);
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task The_counters_stay_true_while_phones_let_in_let_out_and_take_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = new List<string>();
        foreach (var ticket in await scene.TicketsAsync(12))
            codes.Add(await scene.CodeAsync(ticket.Id));

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 6),
            Stop,
            async (phone, _) =>
            {
                var random = new Random(phone);
                for (var turn = 0; turn < 25; turn++)
                {
                    var ids = new List<Guid>();
                    var scans = new List<object?>();
                    for (var i = random.Next(1, 6); i > 0; i--)
                    {
                        ids.Add(Guid.NewGuid());
                        var direction = random.Next(2) == 0 ? "in" : "out";
                        var gate = random.Next(2) == 0 ? Gate.Main : DoorScene.Side;
                        scans.Add(DoorScene.Scan(codes[random.Next(codes.Count)], direction, gate, ids[^1]));
                    }
                    await scene.SendAsync([.. scans]);
                    if (random.Next(2) == 0)
                        await scene.Phone.PostAsync($"{scene.Scans}/{ids[random.Next(ids.Count)]}/undo", null, Stop);
                }
            }
        );

        var occupancy = await scene.GetAsync("/occupancy");
        var counted = (occupancy.GetProperty("inside").GetInt32(), occupancy.GetProperty("admittedTotal").GetInt32());
        counted.ShouldBe(await scene.TrueNumbersAsync());
    }
}
