using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Board;
using EventManager.Web.Features.CheckIn.Occupancy;
using EventManager.Web.Features.Events.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Whoever asks how many are inside is told the same number: of people, not of tickets.</summary>
public sealed class OneFigureTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Overview_door_board_and_API_count_the_same_people(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var single = await scene.TicketAsync();
        var party = await scene.TicketAsync("Klasse 9b", ticket: row => row.StandFor(25, DateTimeOffset.UtcNow));
        await scene.ScanAsync(await scene.CodeAsync(single.Id));
        await scene.ScanAsync(await scene.CodeAsync(party.Id), gate: DoorScene.Side);
        await using (var db = await scene.App.OpenDbAsync())
        {
            // Ten without a ticket, of whom one has left again; a room of the house has its own people.
            var gate = db.Gates.Where(g => g.EventId == scene.Event.Id && g.Code == Gate.Main);
            await gate.ExecuteUpdateAsync(set => set.SetProperty(g => g.TappedIn, 10).SetProperty(g => g.TappedOut, 1), Stop);
            db.Gates.Add(new Gate(scene.Event.Id, "hall", "Saal") { Zone = "hall" });
            await db.SaveChangesAsync(Stop);
            await db.Gates.Where(g => g.Code == "hall").ExecuteUpdateAsync(set => set.SetProperty(g => g.Entered, 3), Stop);
        }
        var door = (await scene.App.Services.GetRequiredService<DoorCache>().FindAsync(scene.Event.Slug, Stop))!;

        var overview = await scene.App.Services.GetRequiredService<OverviewQuery>().CountAsync(scene.Event.Id, Stop);
        var numbers = await scene.App.Services.GetRequiredService<OccupancyQuery>().ReadAsync(door, Stop);
        var board = await scene.App.Services.GetRequiredService<BoardReader>().ReadAsync(door, new ArrivalMinutes(), Stop);
        var api = (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32();

        (overview!.Inside, numbers.Inside, board.Numbers.Inside, api).ShouldBe((35, 35, 35, 35));
    }
}
