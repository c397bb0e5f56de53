using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Venues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class VenuesTests
{
    [Theory, EachDatabase]
    public async Task A_venue_is_kept_to_the_centimetre_and_a_room_with_booths_stays(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (handler, query) = (app.Services.GetRequiredService<SaveVenueHandler>(), app.Services.GetRequiredService<VenuesQuery>());
        var form = new VenueForm
        {
            Name = "Rathaus",
            City = "Kassel",
            PermittedInside = 900,
        };
        var floor = new FloorRow();
        floor.Name.German = "Erdgeschoss";
        floor.Rooms.Add(
            new RoomRow
            {
                Name = "Saal",
                Width = 24.35m,
                Depth = 18m,
                X = 1.5m,
            }
        );
        floor.Rooms.Add(new RoomRow { Name = "Flur", AllowsBooths = false });
        form.Floors.Add(floor);
        var id = (await handler.HandleAsync(new SaveVenue(form, null), Stop)).Value;

        var again = (await query.FindAsync(id, Stop))!;
        var hall = again.Floors.Single().Rooms.Single(room => room.Name == "Saal");
        (hall.Width, hall.X).ShouldBe((24.35m, 1.5m));
        var fair = Make("messe");
        await app.AddAsync(fair, new Booth(fair.Id, hall.Id!.Value, "E1", 0, 0, 300, 200));
        again.Floors.Single().Rooms.Remove(hall);
        (await handler.HandleAsync(new SaveVenue(again, null), Stop)).Refusal.ShouldBe(VenueRefusals.RoomInUse);

        var third = (await query.FindAsync(id, Stop))!;
        third.Floors.Single().Rooms.RemoveAll(room => room.Name == "Flur");
        (await handler.HandleAsync(new SaveVenue(third, null), Stop)).IsRefused.ShouldBeFalse();
        (await handler.HandleAsync(new SaveVenue(third, null), Stop)).Refusal.ShouldBe(VenueRefusals.ChangedByAnother);
        var row = (
            await app.Services.GetRequiredService<VenueListQuery>().FirstAsync(null, Stop, "RÁTHAUS kass")
        ).Rows.ShouldHaveSingleItem();
        (row.Rooms, row.PermittedInside, row.Events).ShouldBe((1, 900, 0));
    }

    [Fact]
    public async Task A_venue_needs_a_name_and_rooms_need_a_size()
    {
        await using var app = await TestApp.StartAsync();
        var form = new VenueForm { PermittedInside = 0 };
        var floor = new FloorRow();
        floor.Name.German = "Erdgeschoss";
        floor.Rooms.Add(new RoomRow { Name = "Saal", Width = 0 });
        form.Floors.Add(floor);

        var result = await app.Services.GetRequiredService<SaveVenueHandler>().HandleAsync(new SaveVenue(form, null), Stop);

        result.Refusals.ShouldBe([VenueRefusals.NameMissing, VenueRefusals.PermittedInvalid, VenueRefusals.RoomInvalid]);
        await using var db = await app.OpenDbAsync();
        (await db.Venues.AnyAsync(Stop)).ShouldBeFalse();
    }
}
