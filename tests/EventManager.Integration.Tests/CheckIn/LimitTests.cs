using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Features.CheckIn.Pins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>As many people as may be, and no more; whoever is let in all the same is noted.</summary>
public sealed class LimitTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task At_the_limit_nobody_else_comes_in_until_somebody_leaves(DatabaseUnderTest kind)
    {
        var scene = await WithLimitAsync(kind, 2);
        var codes = await CodesAsync(scene, 3);
        var third = Guid.NewGuid();

        await scene.SendAsync(DoorScene.Scan(codes[0]), DoorScene.Scan(codes[1]));
        var refused = await scene.ScanAsync(codes[2], id: third);
        (await scene.ScanAsync(codes[2], id: third)).GetRawText().ShouldBe(refused.GetRawText());

        (refused.Verdict(), refused.GetProperty("reason").GetString()).ShouldBe(("waitlisted", "full"));
        await ShouldBeAsync(scene, inside: 2, full: true, warning: true);
        await scene.ScanAsync(codes[0], "out", DoorScene.Side);
        (await scene.ScanAsync(codes[2])).Verdict().ShouldBe("admitted");
        await ShouldBeAsync(scene, inside: 2, full: true, warning: true);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_give_the_last_places_once(DatabaseUnderTest kind)
    {
        var scene = await WithLimitAsync(kind, 20);
        await using var otherNode = await TestApp.StartAsync(on: scene.App.Database);
        using var otherPhone = otherNode.NewClient();
        otherPhone.DefaultRequestHeaders.Authorization = scene.Phone.DefaultRequestHeaders.Authorization;
        var codes = await CodesAsync(scene, 50);

        var verdicts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            codes.Select((code, i) => (code, Phone: i % 2 == 0 ? scene.Phone : otherPhone, Gate: i % 3 == 0 ? DoorScene.Side : Gate.Main)),
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Stop },
            async (one, _) => verdicts.Add((await scene.SendAsync(one.Phone, DoorScene.Scan(one.code, gate: one.Gate)))[0].Verdict())
        );

        verdicts.Count(verdict => verdict == "admitted").ShouldBe(20);
        verdicts.Count(verdict => verdict == "waitlisted").ShouldBe(30);
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(20);
    }

    [Theory, EachDatabase]
    public async Task Who_was_let_in_without_a_network_is_counted_above_the_limit(DatabaseUnderTest kind)
    {
        var scene = await WithLimitAsync(kind, 1);
        var codes = await CodesAsync(scene, 2);
        await scene.ScanAsync(codes[0]);

        (await scene.SendAsync(ConflictTests.Offline(codes[1])))[0].Verdict().ShouldBe("admitted");

        await ShouldBeAsync(scene, inside: 2, full: true, warning: true);
    }

    [Theory, EachDatabase]
    public async Task A_supervisor_lets_in_above_the_limit_and_it_is_noted(DatabaseUnderTest kind)
    {
        var scene = await WithLimitAsync(kind, 1);
        var codes = await CodesAsync(scene, 2);
        await scene.ScanAsync(codes[0]);
        await Pins(scene).SetAsync(scene.Event.Id, "4711", null, Stop);

        (await OverrideAsync(scene, codes[1], null)).GetProperty("code").GetString().ShouldBe("check-in.pin_wrong");
        (await OverrideAsync(scene, codes[1], "0000")).Verdict().ShouldBe("waitlisted");
        (await OverrideAsync(scene, codes[1], "4711")).Verdict().ShouldBe("admitted");

        await ShouldBeAsync(scene, inside: 2, full: true, warning: true);
        await using var db = await scene.App.OpenDbAsync();
        var entry = await db.Audit.SingleAsync(a => a.EventId == scene.Event.Id && a.Action == "door.limit_overridden", Stop);
        entry.Detail.ShouldStartWith("main: 2 of 1, phone ");
        // A copy of the database is not enough to find out four digits; a hash from before our key was in it gets it when it is used.
        (await HashAsync()).Length.ShouldBe(49);
        byte[] salt = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        byte[] before = [.. salt, .. Rfc2898DeriveBytes.Pbkdf2("4711", salt, 100_000, HashAlgorithmName.SHA256, 32)];
        await db.DoorPins.ExecuteUpdateAsync(set => set.SetProperty(p => p.Hash, before), Stop);
        (await Pins(scene).OpensAsync(scene.Event.Id, Guid.Empty, "4712", Stop)).ShouldBeFalse();
        (await HashAsync()).Length.ShouldBe(48);
        for (var i = 0; i < 2; i++)
            (await Pins(scene).OpensAsync(scene.Event.Id, Guid.Empty, "4711", Stop)).ShouldBeTrue();
        (await HashAsync()).Length.ShouldBe(49);

        Task<byte[]> HashAsync() => db.DoorPins.Where(p => p.EventId == scene.Event.Id).Select(p => p.Hash).SingleAsync(Stop);
    }

    [Fact]
    public async Task Guessing_the_PIN_ends_after_a_few_tries()
    {
        var scene = await WithLimitAsync(DatabaseUnderTest.Sqlite, 1);
        var codes = await CodesAsync(scene, 2);
        await scene.ScanAsync(codes[0]);
        await Pins(scene).SetAsync(scene.Event.Id, "4711", null, Stop);

        for (var i = 0; i < DoorPins.MaxWrong; i++)
            (await OverrideAsync(scene, codes[1], "000" + i)).Verdict().ShouldBe("waitlisted");

        (await OverrideAsync(scene, codes[1], "4711")).Verdict().ShouldBe("waitlisted");
    }

    [Theory]
    [InlineData("123")]
    [InlineData("123456789")]
    [InlineData("12a4")]
    [InlineData("٤٧١١")]
    public async Task A_PIN_is_four_to_eight_digits(string pin)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        (await Pins(scene).SetAsync(scene.Event.Id, pin, null, Stop)).Refusal!.Code.ShouldBe("door.pin_invalid");
    }

    [Theory, EachDatabase]
    public async Task The_warning_comes_at_its_share(DatabaseUnderTest kind)
    {
        var scene = await WithLimitAsync(kind, 4);
        var saver = scene.App.Services.GetRequiredService<SaveDoorHandler>();
        SaveDoor Warning(int percent) => new(scene.Event.Id, [new ZoneSetting(DoorZone.House, "", null, percent, null)], [], null);
        (await saver.HandleAsync(Warning(50), Stop)).IsRefused.ShouldBeFalse();
        var codes = await CodesAsync(scene, 2);

        await scene.ScanAsync(codes[0]);
        await ShouldBeAsync(scene, inside: 1, full: false, warning: false);
        await scene.ScanAsync(codes[1]);
        await ShouldBeAsync(scene, inside: 2, full: false, warning: true);
        (await scene.GetAsync("/occupancy")).GetProperty("warnAt").GetInt32().ShouldBe(2);
        (await saver.HandleAsync(Warning(101), Stop)).Refusal.ShouldBe(ZoneRefusals.WarnInvalid.On("zone-house.warnPercent"));
    }

    internal static async Task<List<string>> CodesAsync(DoorScene scene, int count)
    {
        var codes = new List<string>();
        foreach (var ticket in await scene.TicketsAsync(count))
            codes.Add(await scene.CodeAsync(ticket.Id));
        return codes;
    }

    internal static async Task LimitAsync(DoorScene scene, int? limit)
    {
        await using var db = await scene.App.OpenDbAsync();
        await db.Events.Where(e => e.Id == scene.Event.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.PermittedInside, limit), Stop);
        scene.App.Services.GetRequiredService<DoorCache>().Forget(scene.Event.Id);
    }

    private async Task<DoorScene> WithLimitAsync(DatabaseUnderTest kind, int limit)
    {
        var scene = await apps.SceneAsync(kind);
        await LimitAsync(scene, limit);
        return scene;
    }

    private static async Task<JsonElement> OverrideAsync(DoorScene scene, string code, string? pin) =>
        (
            await scene.SendAsync(
                new
                {
                    id = Guid.NewGuid(),
                    ticket = code,
                    gate = "main",
                    direction = "in",
                    scannedAt = DateTimeOffset.UtcNow,
                    @override = true,
                    pin,
                }
            )
        )[0];

    private static async Task ShouldBeAsync(DoorScene scene, int inside, bool full, bool warning)
    {
        var numbers = await scene.GetAsync("/occupancy");
        (
            numbers.GetProperty("inside").GetInt32(),
            numbers.GetProperty("full").GetBoolean(),
            numbers.GetProperty("warning").GetBoolean()
        ).ShouldBe((inside, full, warning));
    }

    private static DoorPins Pins(DoorScene scene) => scene.App.Services.GetRequiredService<DoorPins>();
}
