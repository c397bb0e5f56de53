using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Conflicts;
using EventManager.Web.Features.CheckIn.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.CheckIn.ConflictTests;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Whoever a phone without a network sent away is not inside, and somebody is told.</summary>
public sealed class SentAwayTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase("unlisted")]
    [EachDatabase("unknown")]
    [EachDatabase("cancelled")]
    [EachDatabase("already-inside")]
    public async Task What_the_phone_said_is_what_happened_and_stands_in_the_list_once(DatabaseUnderTest kind, string said)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);
        var scan = Offline(code, DoorScene.Side, said);

        (await scene.SendAsync(scan))[0].Verdict().ShouldBe(said);
        (await scene.SendAsync(scan))[0].Verdict().ShouldBe(said);
        await scene.SendAsync(Offline(code, Gate.Main, said), Offline(code, Gate.Main, said));

        (await scene.TrueNumbersAsync()).ShouldBe((0, 0));
        (await InsideAsync(scene)).ShouldBe(0);
        var told = (await OpenAsync(scene)).ShouldHaveSingleItem();
        (told.Name, told.First, told.Server, told.Second.Gate).ShouldBe(("Aylin Yılmaz", null, null, "Seiteneingang"));
        (told.Away!.Verdict.ToString()!.ToLowerInvariant(), told.Away.CameAt).ShouldBe(
            (said.Replace("-", "", StringComparison.Ordinal), null)
        );
    }

    [Theory, EachDatabase]
    public async Task Whoever_came_in_by_the_desk_is_shown_as_inside_and_counted_once(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        await scene.SendAsync(Offline(code, phoneVerdict: "unlisted"));

        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");
        // The desk was quicker than the phone that had sent them there.
        await scene.SendAsync(Offline(code, phoneVerdict: "unlisted"));
        var told = (await OpenAsync(scene)).ShouldHaveSingleItem();
        told.Away!.CameAt.ShouldNotBeNull();
        await DecideAsync(scene, told, ConflictDecision.CountedIn);

        (await InsideAsync(scene)).ShouldBe(1);
        (await scene.TrueNumbersAsync()).ShouldBe((1, 1));
    }

    [Theory]
    [EachDatabase(ConflictDecision.CountedIn, 1)]
    [EachDatabase(ConflictDecision.NobodyIn, 0)]
    public async Task The_review_says_whether_they_are_inside(DatabaseUnderTest kind, ConflictDecision decision, int inside)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.SendAsync(Offline(await scene.CodeAsync((await scene.TicketAsync()).Id), phoneVerdict: "unlisted"));

        await DecideAsync(scene, (await OpenAsync(scene)).Single(), decision);

        (await InsideAsync(scene)).ShouldBe(inside);
        (await scene.TrueNumbersAsync()).ShouldBe((inside, inside));
        (await OpenAsync(scene)).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase(ConflictDecision.CountedIn, 1)]
    [EachDatabase(ConflictDecision.NobodyIn, 0)]
    public async Task Where_the_server_s_word_was_lost_the_phone_s_is_reviewed(
        DatabaseUnderTest kind,
        ConflictDecision decision,
        int inside
    )
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var id = Guid.NewGuid();
        object Scan(bool offline) =>
            new
            {
                id,
                ticket = code,
                gate = Gate.Main,
                direction = "in",
                scannedAt = DateTimeOffset.UtcNow,
                offline,
                phoneVerdict = "unlisted",
            };

        (await scene.SendAsync(Scan(offline: false)))[0].Verdict().ShouldBe("admitted");
        (await OpenAsync(scene)).ShouldBeEmpty();
        (await scene.SendAsync(Scan(offline: true)))[0].Verdict().ShouldBe("admitted");
        (await scene.SendAsync(Scan(offline: true)))[0].Verdict().ShouldBe("admitted");

        var told = (await OpenAsync(scene)).ShouldHaveSingleItem();
        told.Away!.Verdict.ShouldBeNull();
        await DecideAsync(scene, told, decision);
        await scene.SendAsync(Scan(offline: true));
        (await OpenAsync(scene)).ShouldBeEmpty();
        (await InsideAsync(scene)).ShouldBe(inside);
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(inside);
    }

    [Theory, EachDatabase]
    public async Task A_phone_that_was_full_counts_nobody_and_asks_nobody(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var full = new
        {
            id = Guid.NewGuid(),
            ticket = code,
            gate = Gate.Main,
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow.AddMinutes(-3),
            offline = true,
            phoneVerdict = "waitlisted",
            phoneReason = "full",
        };

        var answer = (await scene.SendAsync(full))[0];

        (answer.Verdict(), answer.GetProperty("reason").GetString()).ShouldBe(("waitlisted", "full"));
        (await InsideAsync(scene)).ShouldBe(0);
        (await OpenAsync(scene)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Whoever_leaves_leaves_and_whoever_has_a_network_is_judged_by_the_server(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        object Scan(string direction, bool offline) =>
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = Gate.Main,
                direction,
                scannedAt = DateTimeOffset.UtcNow,
                offline,
                phoneVerdict = "unlisted",
            };

        (await scene.SendAsync(Scan("in", offline: false)))[0].Verdict().ShouldBe("admitted");
        (await scene.SendAsync(Scan("out", offline: true)))[0].Verdict().ShouldBe("left");

        (await InsideAsync(scene)).ShouldBe(0);
        (await OpenAsync(scene)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task The_event_s_choice_reaches_the_phones(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        (await UnlistedAsync(scene)).ShouldBe("ask");
        var saver = scene.App.Services.GetRequiredService<SaveDoorHandler>();
        var house = new ZoneSetting(DoorZone.House, "", null, 80, null);
        Task<Result<Done>> SaveAsync(ZoneSetting zone) => saver.HandleAsync(new SaveDoor(scene.Event.Id, [zone], [], null), Stop);

        (await SaveAsync(house with { Unlisted = UnlistedTickets.LetIn })).IsRefused.ShouldBeFalse();
        (await SaveAsync(house)).IsRefused.ShouldBeFalse();

        (await UnlistedAsync(scene)).ShouldBe("let-in");
    }

    [Theory, EachDatabase]
    public async Task A_supervisor_s_word_without_a_network_is_noted_with_a_wrong_PIN_as_such(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.App.Services.GetRequiredService<Web.Features.CheckIn.Pins.DoorPins>().SetAsync(scene.Event.Id, "4711", null, Stop);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);

        await scene.SendAsync(
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = Gate.Main,
                direction = "in",
                scannedAt = DateTimeOffset.UtcNow.AddMinutes(-3),
                offline = true,
                phoneVerdict = "admitted",
                @override = true,
                pin = "0000",
            }
        );

        (await InsideAsync(scene)).ShouldBe(1);
        await using var db = await scene.App.OpenDbAsync();
        var entry = await db.Audit.SingleAsync(a => a.EventId == scene.Event.Id && a.Action == "door.limit_overridden", Stop);
        entry.Detail.ShouldStartWith("main: without a network, PIN wrong, phone ");
    }

    private static async Task<string?> UnlistedAsync(DoorScene scene) =>
        (await scene.GetAsync("/check-in/snapshot")).GetProperty("event").GetProperty("unlisted").GetString();

    private static async Task<int> InsideAsync(DoorScene scene) => (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32();

    private static async Task DecideAsync(DoorScene scene, ConflictToReview conflict, ConflictDecision decision)
    {
        var decider = scene.App.Services.GetRequiredService<DecideConflictHandler>();
        (await decider.HandleAsync(new DecideConflict(scene.Event.Id, conflict.Id, decision, null), Stop)).IsRefused.ShouldBeFalse();
    }

    private static Task<IReadOnlyList<ConflictToReview>> OpenAsync(DoorScene scene) =>
        scene.App.Services.GetRequiredService<ConflictsQuery>().ReadAsync(scene.Event.Id, Stop);
}
