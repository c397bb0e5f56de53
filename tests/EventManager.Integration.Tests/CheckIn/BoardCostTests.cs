using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Board;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What the board costs the database, counted at the database; and that it counts people, not scans.</summary>
public sealed class BoardCostTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_hundred_viewers_cost_the_database_what_one_costs(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var commands = new StatementCount();
        await using var app = await commands.StartAsync(kind);
        var scene = await DoorScene.CreateAsync(app, TimeSpan.FromHours(-1));
        await LookAsync(scene, viewers: 1);

        var one = await commands.OfAsync(() => LookAsync(scene, viewers: 1));
        var hundred = await commands.OfAsync(() => LookAsync(scene, viewers: 100));

        one.ShouldBeGreaterThan(5);
        hundred.ShouldBeLessThan(2 * one, $"{one} commands for one viewer in four seconds, {hundred} for a hundred");
    }

    [Theory, EachDatabase]
    public async Task A_class_is_as_many_arrivals_as_people_and_staff_take_no_visitors_place(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var group = await scene.TicketAsync("Klasse 9b", ticket: row => row.StandFor(25, DateTimeOffset.UtcNow));
        var pass = await PassAsync(scene);
        await using (var db = await scene.App.OpenDbAsync())
            (await scene.App.Services.GetRequiredService<SeatCounter>().TakeAsync(db, scene.Event.SeatPoolId, 30, Stop)).ShouldBeTrue();
        await scene.ScanAsync(await scene.CodeAsync(group.Id));
        await scene.ScanAsync(await scene.CodeAsync(pass.Id), gate: DoorScene.Side);

        var board = await scene.App.Services.GetRequiredService<BoardFeed>().ReadAsync(scene.Event.Slug, Stop);

        board!.Arrivals.Select(gate => gate.PerMinute.Sum(minute => minute.People)).ShouldBe([25, 1]);
        board.Numbers.PerGate.Select(gate => gate.LastMinute).ShouldBe([25, 1]);
        board.Numbers.Inside.ShouldBe(26);
        board.Expected.ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task An_event_is_loaded_once_for_all_who_ask_and_again_after_a_change(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var doors = scene.App.Services.GetRequiredService<DoorCache>();
        doors.Forget(scene.Event.Id);

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => doors.FindAsync(scene.Event.Slug, Stop)));
        found.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
        await using (var db = await scene.App.OpenDbAsync())
        {
            db.Gates.Add(new Gate(scene.Event.Id, "yard", "Hof"));
            await db.SaveChangesAsync(Stop);
        }
        doors.Forget(scene.Event.Id);

        (await doors.FindAsync(scene.Event.Slug, Stop))!.HasGate("yard").ShouldBeTrue();
        (await doors.FindAsync("nowhere", Stop)).ShouldBeNull();
    }

    private static async Task<Ticket> PassAsync(DoorScene scene)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = await scene.App.OpenDbAsync();
        var work = Registration.ForWork(scene.Event, "Ada", "Team", 1, null, now);
        var ticket = new Ticket(scene.Event.Id, work.Id, 1, work.FullName, now) { Category = "team" };
        db.AddRange(work, ticket);
        await db.SaveChangesAsync(Stop);
        return ticket;
    }

    /// <summary>As the page does, for four seconds.</summary>
    private static Task LookAsync(DoorScene scene, int viewers)
    {
        var feed = scene.App.Services.GetRequiredService<BoardFeed>();
        return Task.WhenAll(
            Enumerable
                .Range(0, viewers)
                .Select(async _ =>
                {
                    for (var look = 0; look < 8; look++)
                    {
                        (await feed.ReadAsync(scene.Event.Slug, Stop)).ShouldNotBeNull();
                        await Task.Delay(500, Stop);
                    }
                })
        );
    }
}
