using System.Net.Http.Json;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Board;
using EventManager.Web.Features.CheckIn.Occupancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>The board tells what happens at the door, to a hundred viewers at the price of one.</summary>
public sealed class BoardTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_shows_arrivals_expected_people_slots_and_phones(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = await LimitTests.CodesAsync(scene, 3);
        await scene.SendAsync(DoorScene.Scan(codes[0]), DoorScene.Scan(codes[1]), DoorScene.Scan(codes[2], gate: DoorScene.Side));
        await scene.Phone.PostAsJsonAsync(
            scene.Api + "/check-in/taps",
            new
            {
                id = Guid.NewGuid(),
                gate = "side",
                direction = "in",
                people = 4,
            },
            Stop
        );
        await scene.Phone.PostAsJsonAsync(
            scene.Api + "/check-in/heartbeat",
            new
            {
                driftMs = 120_000,
                battery = 0.5,
                waiting = 12,
            },
            Stop
        );
        await BookAsync(scene, seats: 10, slotPeople: 30);

        var board = await BoardAsync(scene);

        board.Numbers.Inside.ShouldBe(7);
        board.Expected.ShouldBe(7);
        board
            .Arrivals.Select(gate => (gate.Gate, gate.PerMinute.Sum(minute => minute.People)))
            .ShouldBe([("Haupteingang", 2), ("Seiteneingang", 5)]);
        board.Arrivals.ShouldAllBe(gate => gate.PerMinute.Count == ArrivalMinutes.Shown);
        board.Forecast.Sum(step => step.People).ShouldBeInRange(14, 16);
        var phone = board.Phones.ShouldHaveSingleItem();
        (phone.Waiting, phone.BatteryPercent, phone.ClockIsWrong, phone.IsSilent).ShouldBe((12, 50, true, false));
    }

    [Theory, EachDatabase]
    public async Task A_later_look_adds_what_came_and_forgets_what_was_taken_back(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var codes = await LimitTests.CodesAsync(scene, 2);
        var (minutes, undone) = (new ArrivalMinutes(), Guid.NewGuid());
        await scene.ScanAsync(codes[0], id: undone);
        var door = await DoorAsync(scene);
        var reader = scene.App.Services.GetRequiredService<BoardReader>();
        (await reader.ReadAsync(door, minutes, Stop)).Arrivals[0].PerMinute.Sum(minute => minute.People).ShouldBe(1);

        await scene.ScanAsync(codes[1]);
        await scene.Phone.PostAsync($"{scene.Scans}/{undone}/undo", null, Stop);

        (await reader.ReadAsync(door, minutes, Stop)).Arrivals[0].PerMinute.Sum(minute => minute.People).ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_viewers_read_the_database_once_a_second()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<BoardReader, CountedReader>());
        var scene = await DoorScene.CreateAsync(app, TimeSpan.FromHours(-1));
        var feed = app.Services.GetRequiredService<BoardFeed>();
        var reader = (CountedReader)app.Services.GetRequiredService<BoardReader>();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async _ =>
                {
                    for (var look = 0; look < 12; look++)
                    {
                        (await feed.ReadAsync(scene.Event.Slug, Stop)).ShouldNotBeNull();
                        await Task.Delay(250, Stop);
                    }
                })
        );

        reader.Reads.ShouldBeInRange(2, 1 + (int)Math.Ceiling(watch.Elapsed / BoardFeed.Lifetime));
    }

    [Fact]
    public async Task An_unknown_event_has_no_board()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        (await scene.App.Services.GetRequiredService<BoardFeed>().ReadAsync("nowhere", Stop)).ShouldBeNull();
    }

    private static async Task BookAsync(DoorScene scene, int seats, int slotPeople)
    {
        await using var db = await scene.App.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        var slot = new TimeSlot(scene.Event.Id, now, now.AddHours(1), 100);
        db.Add(slot);
        await db.SaveChangesAsync(Stop);
        var counter = scene.App.Services.GetRequiredService<SeatCounter>();
        (await counter.TakeAsync(db, scene.Event.SeatPoolId, seats, Stop)).ShouldBeTrue();
        (await counter.TakeAsync(db, slot.SeatPoolId, slotPeople, Stop)).ShouldBeTrue();
    }

    private static async Task<DoorEvent> DoorAsync(DoorScene scene) =>
        (await scene.App.Services.GetRequiredService<DoorCache>().FindAsync(scene.Event.Slug, Stop))!;

    private static async Task<BoardSnapshot> BoardAsync(DoorScene scene) =>
        (await scene.App.Services.GetRequiredService<BoardFeed>().ReadAsync(scene.Event.Slug, Stop))!;

    private sealed class CountedReader(IDbContextFactory<EventDb> databases, OccupancyQuery occupancy, TimeProvider clock)
        : BoardReader(databases, occupancy, clock)
    {
        private int reads;

        public int Reads => reads;

        public override Task<BoardSnapshot> ReadAsync(DoorEvent door, ArrivalMinutes minutes, CancellationToken stop)
        {
            Interlocked.Increment(ref reads);
            return base.ReadAsync(door, minutes, stop);
        }
    }
}
