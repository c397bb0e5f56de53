using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Conflicts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A ticket that two doors let in while one had no network.</summary>
public sealed class ConflictTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ticket_let_in_by_two_phones_without_a_network_is_one_conflict(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (code, other) = (await CodeAsync(scene), await OtherPhoneAsync(scene));
        var second = Offline(code, DoorScene.Side);

        (await scene.SendAsync(Offline(code)))[0].Verdict().ShouldBe("admitted");
        (await scene.SendAsync(other, second))[0].Verdict().ShouldBe("already-inside");
        (await scene.SendAsync(other, second))[0].Verdict().ShouldBe("already-inside");

        var conflict = (await OpenAsync(scene)).ShouldHaveSingleItem();
        conflict.Name.ShouldBe("Aylin Yılmaz");
        (conflict.First!.Gate, conflict.First.Offline).ShouldBe(("Haupteingang", true));
        (conflict.Second.Gate, conflict.Second.Offline).ShouldBe(("Seiteneingang", true));
        (await InsideAsync(scene)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Both_scans_in_one_request_are_a_conflict_too(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);

        await scene.SendAsync(Offline(code, phoneVerdict: "admitted"), Offline(code, DoorScene.Side, phoneVerdict: "admitted"));

        (await OpenAsync(scene)).Count.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task No_conflict_where_the_phone_sent_them_away_or_had_a_network_or_had_let_them_in_itself(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (code, other) = (await CodeAsync(scene), await OtherPhoneAsync(scene));
        await scene.ScanAsync(code);

        await scene.SendAsync(other, Offline(code, phoneVerdict: "already-inside"));
        await scene.SendAsync(other, DoorScene.Scan(code));
        await scene.SendAsync(Offline(code));
        await scene.SendAsync(other, Offline("no ticket"));

        (await OpenAsync(scene)).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase(ConflictDecision.LetStand, 1)]
    [EachDatabase(ConflictDecision.TwoPeople, 2)]
    [EachDatabase(ConflictDecision.Corrected, 0)]
    public async Task A_decision_counts_once_and_is_audited(DatabaseUnderTest kind, ConflictDecision decision, int inside)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);
        await scene.ScanAsync(code);
        await scene.SendAsync(await OtherPhoneAsync(scene), Offline(code, DoorScene.Side));
        var conflict = (await OpenAsync(scene)).Single();
        var by = Guid.NewGuid();
        var decide = new DecideConflict(scene.Event.Id, conflict.Id, decision, by);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Decider(scene).HandleAsync(decide, Stop)));

        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal == ConflictRefusals.AlreadyDecided);
        (await InsideAsync(scene)).ShouldBe(inside);
        (await OpenAsync(scene)).ShouldBeEmpty();
        await using var db = await scene.App.OpenDbAsync();
        var entry = await db.Audit.SingleAsync(a => a.EventId == scene.Event.Id && a.Action == "door.conflict_decided", Stop);
        (entry.UserId, entry.SubjectId).ShouldBe((by, conflict.Id));
        (await db.Tickets.CountAsync(t => t.EventId == scene.Event.Id && t.IsInside, Stop)).ShouldBe(Math.Min(1, inside));
    }

    [Theory, EachDatabase]
    public async Task Another_events_organiser_decides_nothing(DatabaseUnderTest kind)
    {
        var (scene, elsewhere) = (await apps.SceneAsync(kind), await apps.SceneAsync(kind));
        var code = await CodeAsync(scene);
        await scene.ScanAsync(code);
        await scene.SendAsync(await OtherPhoneAsync(scene), Offline(code));
        var conflict = (await OpenAsync(scene)).Single();

        var result = await Decider(scene)
            .HandleAsync(new DecideConflict(elsewhere.Event.Id, conflict.Id, ConflictDecision.TwoPeople, null), Stop);

        result.Refusal.ShouldBe(ConflictRefusals.NotFound);
        (await OpenAsync(scene)).Count.ShouldBe(1);
        (await InsideAsync(scene)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Somebody_who_was_scanned_out_meanwhile_is_not_taken_off_again(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);
        await scene.ScanAsync(code);
        await scene.SendAsync(await OtherPhoneAsync(scene), Offline(code));
        await scene.ScanAsync(code, "out");
        var conflict = (await OpenAsync(scene)).Single();

        await Decider(scene).HandleAsync(new DecideConflict(scene.Event.Id, conflict.Id, ConflictDecision.Corrected, null), Stop);

        await using var db = await scene.App.OpenDbAsync();
        (await db.Gates.Where(g => g.EventId == scene.Event.Id).SumAsync(g => g.Entered - g.Left + g.Corrected, Stop)).ShouldBe(0);
    }

    internal static object Offline(string code, string gate = Gate.Main, string? phoneVerdict = null, DateTimeOffset? at = null) =>
        new
        {
            id = Guid.NewGuid(),
            ticket = code,
            gate,
            direction = "in",
            scannedAt = at ?? DateTimeOffset.UtcNow.AddMinutes(-3),
            offline = true,
            phoneVerdict,
        };

    internal static async Task<HttpClient> OtherPhoneAsync(DoorScene scene) => scene.ClientWith(await scene.TokenAsync());

    private static async Task<string> CodeAsync(DoorScene scene) => await scene.CodeAsync((await scene.TicketAsync()).Id);

    private static async Task<int> InsideAsync(DoorScene scene) => (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32();

    private static DecideConflictHandler Decider(DoorScene scene) => scene.App.Services.GetRequiredService<DecideConflictHandler>();

    private static Task<IReadOnlyList<ConflictToReview>> OpenAsync(DoorScene scene) =>
        scene.App.Services.GetRequiredService<ConflictsQuery>().ReadAsync(scene.Event.Id, Stop);
}
