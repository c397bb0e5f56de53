using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Conflicts;
using EventManager.Web.Features.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.CheckIn.ConflictTests;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A ticket that a phone without a network let in, and that was not good: somebody is told.</summary>
public sealed class NotGoodTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_cancelled_ticket_let_in_without_a_network_is_told_with_both_facts(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var before = DateTimeOffset.UtcNow;
        await CancelAsync(scene, ticket);
        var scan = Offline(await scene.CodeAsync(ticket.Id), DoorScene.Side, "admitted");

        (await scene.SendAsync(scan))[0].Verdict().ShouldBe("cancelled");
        (await scene.SendAsync(scan))[0].Verdict().ShouldBe("cancelled");

        var told = (await OpenAsync(scene)).ShouldHaveSingleItem();
        (told.Name, told.First, told.Second.Gate, told.Second.Phone).ShouldBe(("Aylin Yılmaz", null, "Seiteneingang", "Telefon"));
        told.Second.At.ShouldBeLessThan(before);
        told.Server!.Verdict.ShouldBe(Verdict.Cancelled);
        told.Server.Since.ShouldNotBeNull().ShouldBeInRange(before.AddSeconds(-1), DateTimeOffset.UtcNow);
        (await InsideAsync(scene)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_replaced_ticket_was_blocked_when_its_replacement_was_made(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var old = await scene.TicketAsync();
        await using (var db = await scene.App.OpenDbAsync())
        {
            var made = old.IssuedAt.AddHours(2);
            db.Attach(old).Entity.Void(TicketState.Revoked, made);
            db.Add(old.Replacement(made));
            old.Rename("Aylin Y.", made.AddHours(5));
            await db.SaveChangesAsync(Stop);
        }

        await scene.SendAsync(Offline(await scene.CodeAsync(old.Id), phoneVerdict: "admitted"));

        var told = (await OpenAsync(scene)).ShouldHaveSingleItem();
        told.Server!.Verdict.ShouldBe(Verdict.Revoked);
        told.Server.Since.ShouldNotBeNull().ShouldBe(old.IssuedAt.AddHours(2), TimeSpan.FromMilliseconds(1));
    }

    [Theory, EachDatabase]
    public async Task Whoever_waits_or_comes_too_early_or_stands_on_no_list_is_told_too(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var waiting = await scene.TicketAsync("Wartet", registration => registration.Expire(DateTimeOffset.UtcNow));
        var early = await scene.TicketAsync("Früh");
        var opens = DateTimeOffset.UtcNow.AddHours(1);
        await using (var db = await scene.App.OpenDbAsync())
        {
            db.Gates.Add(new Gate(scene.Event.Id, "late", "Spätes Tor") { OpensAt = opens });
            db.Gates.Add(new Gate(scene.Event.Id, "crew", "Personal") { Categories = "team" });
            await db.SaveChangesAsync(Stop);
        }
        scene.App.Services.GetRequiredService<EventManager.Web.Features.CheckIn.DoorCache>().Forget(scene.Event.Id);

        await scene.SendAsync(
            Offline(await scene.CodeAsync(waiting.Id), phoneVerdict: "admitted"),
            Offline(await scene.CodeAsync(early.Id), "late", "admitted"),
            Offline(await scene.CodeAsync(early.Id), "crew", "admitted")
        );

        var told = (await OpenAsync(scene)).ToDictionary(conflict => conflict.Second.Gate, conflict => conflict.Server!);
        told["Haupteingang"].Verdict.ShouldBe(Verdict.Cancelled);
        told["Haupteingang"].Since.ShouldNotBeNull();
        (told["Spätes Tor"].Verdict, told["Spätes Tor"].Reason).ShouldBe((Verdict.NotYetValid, VerdictReason.GateClosed));
        told["Spätes Tor"].Since.ShouldNotBeNull().ShouldBe(opens, TimeSpan.FromMilliseconds(1));
        (told["Personal"].Reason, told["Personal"].Since).ShouldBe((VerdictReason.NotOnList, null));
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_told_where_the_phone_sent_them_away_or_had_a_network_or_let_them_out(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        await CancelAsync(scene, ticket);
        var code = await scene.CodeAsync(ticket.Id);

        await scene.SendAsync(Offline(code, phoneVerdict: "cancelled"), Out(code), Offline("no ticket", phoneVerdict: "admitted"));
        await scene.ScanAsync(code);

        (await OpenAsync(scene)).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase(ConflictDecision.CountedIn, 1)]
    [EachDatabase(ConflictDecision.NobodyIn, 0)]
    public async Task A_decision_counts_once_is_audited_and_whoever_is_inside_is_counted_out(
        DatabaseUnderTest kind,
        ConflictDecision decision,
        int inside
    )
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        await CancelAsync(scene, ticket);
        var code = await scene.CodeAsync(ticket.Id);
        await scene.SendAsync(Offline(code, DoorScene.Side, "admitted"));
        var told = (await OpenAsync(scene)).Single();
        var by = Guid.NewGuid();

        var wrong = await DecideAsync(scene, told, ConflictDecision.TwoPeople, by);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DecideAsync(scene, told, decision, by)));

        wrong.Refusal.ShouldBe(ConflictRefusals.NoAnswer);
        results.Count(result => !result.IsRefused).ShouldBe(1);
        (await InsideAsync(scene)).ShouldBe(inside);
        (await scene.TrueNumbersAsync()).ShouldBe((inside, inside));
        (await scene.GetAsync("/occupancy")).GetProperty("admittedTotal").GetInt32().ShouldBe(inside);
        await using var db = await scene.App.OpenDbAsync();
        var entry = await db.Audit.SingleAsync(a => a.EventId == scene.Event.Id && a.Action == "door.conflict_decided", Stop);
        (entry.UserId, entry.SubjectId).ShouldBe((by, told.Id));
        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe(inside == 1 ? "left" : "cancelled");
        (await InsideAsync(scene)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Of_a_class_as_many_are_counted_as_the_phone_let_in(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync("Klasse 9b", ticket: row => row.StandFor(25, DateTimeOffset.UtcNow));
        await CancelAsync(scene, ticket);
        await scene.SendAsync(
            new
            {
                id = Guid.NewGuid(),
                ticket = await scene.CodeAsync(ticket.Id),
                gate = Gate.Main,
                direction = "in",
                scannedAt = DateTimeOffset.UtcNow.AddMinutes(-3),
                offline = true,
                phoneVerdict = "admitted",
                count = 23,
            }
        );
        var told = (await OpenAsync(scene)).Single();

        await DecideAsync(scene, told, ConflictDecision.CountedIn, null);

        told.People.ShouldBe(23);
        (await InsideAsync(scene)).ShouldBe(23);
        (await scene.TrueNumbersAsync()).ShouldBe((23, 23));
    }

    [Theory, EachDatabase]
    public async Task In_a_room_the_room_is_counted(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        await using (var db = await scene.App.OpenDbAsync())
        {
            db.DoorZones.Add(new DoorZone(scene.Event.Id, "hall", "Saal"));
            db.Gates.Add(new Gate(scene.Event.Id, "hall-door", "Saaltür") { Zone = "hall" });
            await db.SaveChangesAsync(Stop);
        }
        scene.App.Services.GetRequiredService<EventManager.Web.Features.CheckIn.DoorCache>().Forget(scene.Event.Id);
        await CancelAsync(scene, ticket);
        await scene.SendAsync(Offline(await scene.CodeAsync(ticket.Id), "hall-door", "admitted"));

        await DecideAsync(scene, (await OpenAsync(scene)).Single(), ConflictDecision.CountedIn, null);

        (await InsideAsync(scene)).ShouldBe(0);
        await using var after = await scene.App.OpenDbAsync();
        (await after.Gates.SingleAsync(g => g.EventId == scene.Event.Id && g.Code == "hall-door", Stop)).Inside.ShouldBe(1);
        (await after.ZoneVisits.SingleAsync(v => v.TicketId == ticket.Id, Stop)).IsInside.ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task What_the_door_takes_back_needs_no_review_and_when_they_left_is_shown(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (back, left) = (await scene.TicketAsync("Zurück"), await scene.TicketAsync("Gegangen"));
        await CancelAsync(scene, back);
        await CancelAsync(scene, left);
        var id = Guid.NewGuid();
        var code = await scene.CodeAsync(left.Id);
        await scene.SendAsync(OfflineWith(id, await scene.CodeAsync(back.Id)), Offline(code, phoneVerdict: "admitted"), Out(code));
        (await OpenAsync(scene)).Count.ShouldBe(2);

        var first = await scene.Phone.PostAsync($"{scene.Scans}/{id}/undo", null, Stop);
        var again = await scene.Phone.PostAsync($"{scene.Scans}/{id}/undo", null, Stop);

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        var open = (await OpenAsync(scene)).ShouldHaveSingleItem();
        (open.Name, open.Server!.LeftAt is not null).ShouldBe(("Gegangen", true));
        (await InsideAsync(scene)).ShouldBe(0);
    }

    private static object OfflineWith(Guid id, string code) =>
        new
        {
            id,
            ticket = code,
            gate = Gate.Main,
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow.AddMinutes(-3),
            offline = true,
            phoneVerdict = "admitted",
        };

    private static object Out(string code) =>
        new
        {
            id = Guid.NewGuid(),
            ticket = code,
            gate = Gate.Main,
            direction = "out",
            scannedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            offline = true,
            phoneVerdict = "left",
        };

    private static async Task CancelAsync(DoorScene scene, Ticket ticket)
    {
        await using var db = await scene.App.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        (await db.Registrations.SingleAsync(r => r.Id == ticket.RegistrationId, Stop)).Cancel(now);
        (await db.Tickets.SingleAsync(t => t.Id == ticket.Id, Stop)).Void(TicketState.Cancelled, now);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<int> InsideAsync(DoorScene scene) => (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32();

    private static Task<EventManager.Domain.Common.Result<EventManager.Domain.Common.Done>> DecideAsync(
        DoorScene scene,
        ConflictToReview conflict,
        ConflictDecision decision,
        Guid? by
    ) =>
        scene
            .App.Services.GetRequiredService<DecideConflictHandler>()
            .HandleAsync(new DecideConflict(scene.Event.Id, conflict.Id, decision, by), Stop);

    private static Task<IReadOnlyList<ConflictToReview>> OpenAsync(DoorScene scene) =>
        scene.App.Services.GetRequiredService<ConflictsQuery>().ReadAsync(scene.Event.Id, Stop);
}
