using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class OccupancyTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_counts_who_is_inside_and_who_came_through_each_gate(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = new List<string>();
        foreach (var ticket in await scene.TicketsAsync(3))
            codes.Add(await scene.CodeAsync(ticket.Id));
        await scene.SendAsync(
            DoorScene.Scan(codes[0]),
            DoorScene.Scan(codes[1]),
            DoorScene.Scan(codes[2], gate: DoorScene.Side),
            DoorScene.Scan(codes[0], "out", DoorScene.Side),
            DoorScene.Scan(codes[0]),
            DoorScene.Scan(codes[1], "out")
        );

        var numbers = await scene.GetAsync("/occupancy");

        numbers.GetProperty("inside").GetInt32().ShouldBe(2);
        numbers.GetProperty("admittedTotal").GetInt32().ShouldBe(3);
        numbers.GetProperty("limit").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var gates = numbers
            .GetProperty("perGate")
            .EnumerateArray()
            .Select(gate =>
                (gate.GetProperty("gate").GetString(), gate.GetProperty("lastMinute").GetInt32(), gate.GetProperty("total").GetInt32())
            );
        gates.ShouldBe([("main", 3, 3), ("side", 1, 1)]);
    }

    [Theory, EachDatabase]
    public async Task The_events_limit_counts_before_the_houses(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var venue = new Venue("Rathaus") { PermittedInside = 400 };
        await ChangeAsync(scene, (@event, add) => @event.VenueId = add(venue));
        (await scene.GetAsync("/occupancy")).GetProperty("limit").GetInt32().ShouldBe(400);

        await ChangeAsync(scene, (@event, _) => @event.PermittedInside = 250);

        (await scene.GetAsync("/occupancy")).GetProperty("limit").GetInt32().ShouldBe(250);
    }

    private static async Task ChangeAsync(DoorScene scene, Action<Event, Func<Venue, Guid>> change)
    {
        await using var db = await scene.App.OpenDbAsync();
        var @event = await db.Events.SingleAsync(e => e.Id == scene.Event.Id, Stop);
        change(
            @event,
            venue =>
            {
                db.Add(venue);
                return venue.Id;
            }
        );
        await db.SaveChangesAsync(Stop);
        scene.App.Services.GetRequiredService<DoorCache>().Forget(@event.Id);
    }
}
