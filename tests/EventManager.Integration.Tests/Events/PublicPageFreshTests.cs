using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>What people edit is kept in memory by its version; a page that is made afresh is true all the same, on each node.</summary>
public sealed class PublicPageFreshTests
{
    [Fact]
    public async Task A_page_made_afresh_says_what_another_node_has_just_changed()
    {
        var statements = new StatementCount();
        await using var here = await statements.StartAsync(DatabaseUnderTest.Sqlite);
        await using var there = await TestApp.StartAsync(on: here.Database);
        var house = new Venue("Altes Rathaus");
        var fair = Published("messe");
        fair.VenueId = house.Id;
        var talk = new Session(fair.Id, SessionKind.Talk, new("Wie werde ich Koch"), fair.StartsAt, fair.StartsAt.AddHours(1), null);
        var floor = new Floor(house.Id, new("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Saal Nord", 0, 0, 500, 500);
        var walk = new Session(
            fair.Id,
            SessionKind.Activity,
            new("Rundgang", "Guided tour"),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        )
        {
            RoomId = room.Id,
        };
        await here.AddAsync(house, floor, room, fair, talk, walk);
        var page = await ReadAsync(here);
        page.ShouldContain("Messe messe");
        page.ShouldContain("Altes Rathaus");
        page.ShouldContain("Wie werde ich Koch");
        (await statements.OfAsync(() => ReadAsync(here))).ShouldBe(1, "what nobody changed is not read again");

        (await here.Client.GetStringAsync("/e/messe?hl=en", Stop)).ShouldContain("Guided tour");
        await ChangeAsync(there, db => db.Rooms.Single().Name = "Saal Süd");
        (await ReadAsync(here)).ShouldContain("Saal Süd");

        await ChangeAsync(there, db => db.Events.Single().Title = new("Ganz anders"));
        (await ReadAsync(here)).ShouldContain("Ganz anders");
        await ChangeAsync(there, db => db.Venues.Single().Directions = new("Linie **7**"));
        (await ReadAsync(here)).ShouldContain("Linie <strong>7</strong>");
        await ChangeAsync(there, db => db.Sessions.Single(s => s.Id == talk.Id).Title = new("Wie werde ich Tischler"));
        (await ReadAsync(here)).ShouldContain("Wie werde ich Tischler");
        await ChangeAsync(there, db => db.Sessions.Remove(db.Sessions.Single(s => s.Id == walk.Id)));
        (await ReadAsync(here)).ShouldNotContain("Rundgang");
        await ChangeAsync(there, db => db.Events.Single().ContactEmail = "neu@stadt.example");
        (await ReadAsync(here)).ShouldContain("mailto:neu@stadt.example");
        await ChangeAsync(there, db => db.Events.Single().VenueId = null);
        (await ReadAsync(here)).ShouldNotContain("Altes Rathaus");
        await ChangeAsync(there, db => db.Events.Single().Cancel().ShouldBeNull());
        (await ReadAsync(here)).ShouldContain("badge--danger");
    }

    [Fact]
    public async Task Seats_and_places_are_counted_for_each_page_and_never_kept()
    {
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(DatabaseUnderTest.Sqlite);
        var fair = Published("messe", capacity: 7);
        var talks = Enumerable.Range(1, 40).Select(n => Talk(fair, n)).ToList();
        await app.AddAsync([fair, .. talks]);
        var page = await ReadAsync(app);
        page.ShouldContain("value=\"0\" max=\"7\"");
        page.ShouldContain("badge--success\"");
        (await statements.OfAsync(() => ReadAsync(app))).ShouldBe(1, "forty sessions are as many statements as none");

        await using (var db = await app.OpenDbAsync())
        {
            await db.SeatPools.ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Capacity - 2), Stop);
        }
        page = await ReadAsync(app);
        page.ShouldContain("value=\"5\" max=\"7\"");
        page.ShouldNotContain("badge--success\"");
        (await statements.OfAsync(() => ReadAsync(app))).ShouldBe(1);
    }

    private static Session Talk(Event fair, int number) =>
        new(fair.Id, SessionKind.Talk, new("Vortrag " + number), fair.StartsAt, fair.StartsAt.AddMinutes(30), 20);

    /// <summary>Whatever else is asked beside the page is answered afresh (PublicPageCaching).</summary>
    private static Task<string> ReadAsync(TestApp app) => app.Client.GetStringAsync("/e/messe?afresh=1", Stop);

    private static async Task ChangeAsync(TestApp app, Action<Data.EventDb> change)
    {
        await using var db = await app.OpenDbAsync();
        change(db);
        await db.SaveChangesAsync(Stop);
    }
}
