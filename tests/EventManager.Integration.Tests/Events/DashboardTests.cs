using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Listing;
using EventManager.Web.Features.Events.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Events;

/// <summary>What the dashboard and the first page count, and what it costs.</summary>
public sealed class DashboardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_counts_what_waits_over_time_and_beside_last_time(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var last = await app.AddEventAsync();
        await app.RegisterAsync(last.Slug, "Alt", 4);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "Anna", 3);
        await app.RegisterAsync(fair.Slug, "Berta", 2);
        await using (var db = await app.OpenDbAsync())
        {
            await MoveBackAsync(db, last.Id, 400);
            var accepted = new Exhibitor(fair.Id, "Holzmann", "Petra Holz", "p@example.org", DateTimeOffset.UtcNow);
            accepted.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow);
            db.AddRange(accepted, new Exhibitor(fair.Id, "Klinik", "Paul", "q@example.org", DateTimeOffset.UtcNow));
            db.Add(new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 50));
            await db.SaveChangesAsync(Stop);
        }

        var board = await ReadAsync(app, fair.Id);

        board.Phase.ShouldBe(EventPhase.Open);
        board.DaysLeft.ShouldBeInRange(29, 30, "near midnight the wall calendar is a day ahead");
        (board.Work.Exhibitors, board.Work.WithoutBooth, board.Work.Waiting).ShouldBe((1, 1, 0));
        board.Slots.ShouldHaveSingleItem().Capacity.ShouldBe(50);
        var seats = board.Seats.ShouldNotBeNull();
        seats.At.Count.ShouldBe(SeatCurve.Points);
        seats.Now[0].ShouldBe(0);
        seats.Now.Last(value => value is not null).ShouldBe(5);
        seats.Now[^1].ShouldBeNull("nobody knows what is to come");
        seats.Last[^1].ShouldBe(4);
        seats.Forecast.ShouldBeNull("five people say nothing");
        NextWork.Of(board.Phase, board.Work).Select(item => item.Key).ShouldBe(["Exhibitors", "WithoutBooth"]);
    }

    [Theory, EachDatabase]
    public async Task On_the_day_it_shows_who_came_when_and_afterwards_who_did_not(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "Anna", 3);
        await app.RegisterAsync(fair.Slug, "Berta", 2);
        var now = DateTimeOffset.UtcNow;
        await using (var db = await app.OpenDbAsync())
        {
            var anna = await db.Registrations.SingleAsync(r => r.FirstName == "Anna", Stop);
            db.Add(new ClassBooking(anna.Id, new(null, "Waldau", "9b", 2, 1, "", "")));
            // One of her three tickets was scanned; somebody was counted by hand.
            var ticket = await db.Tickets.Where(t => t.RegistrationId == anna.Id).OrderBy(t => t.Id).FirstAsync(Stop);
            await db.Tickets.Where(t => t.Id == ticket.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.AdmittedAt, now), Stop);
            db.Add(new Tap(fair.Id, Guid.NewGuid(), "main", ScanDirection.In, 4, now) { ReceivedAt = now.AddMinutes(-20) });
            await db.SaveChangesAsync(Stop);
        }
        var of = (await app.Services.GetRequiredService<OverviewQuery>().FindAsync(fair.Id, Stop))!;
        var doors = app.Services.GetRequiredService<DoorDayQuery>();

        var today = (await doors.ReadAsync(of, EventPhase.Today, Stop))!;
        var after = (await doors.ReadAsync(of, EventPhase.After, Stop))!;
        var schools = (await ReadAsync(app, fair.Id)).Work.Schools;

        (today.Arrivals.Count, today.Arrivals.Sum(step => step.People), today.NoShows).ShouldBe((DoorDayQuery.Steps, 4, 0));
        today.Arrivals.Single(step => step.People > 0).From.ShouldBeInRange(now.AddMinutes(-26), now.AddMinutes(-20));
        (after.Came, after.NoShows, after.Arrivals.Count).ShouldBe((1, 4, 0));
        (await doors.ReadAsync(of, EventPhase.Open, Stop)).ShouldBeNull();
        schools.ShouldBe(new SchoolFigures(1, 1, 2, 1, 1, 1));
    }

    [Theory, EachDatabase]
    public async Task It_costs_the_same_few_statements_for_many_people_and_events(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "Anna");
        using var boss = await app.SignInAsync(null, null, administrator: true);
        Guid user;
        await using (var db = await app.OpenDbAsync())
            user = await db.Users.Where(a => a.IsAdministrator).Select(a => a.Id).FirstAsync(Stop);
        var (few, first) = (await CostAsync(), await StartCostAsync());

        for (var more = 0; more < 5; more++)
        {
            var other = await app.AddEventAsync();
            await app.RegisterAsync(other.Slug, "Anna");
            await app.RegisterAsync(fair.Slug, "Berta" + (char)('a' + more));
        }

        (await CostAsync()).ShouldBeLessThanOrEqualTo(few + 1, "one more for the line of last time");
        few.ShouldBeLessThanOrEqualTo(6);
        first.ShouldBe(2);
        (await StartCostAsync()).ShouldBe(2);

        Task<int> CostAsync() => statements.OfAsync(() => ReadAsync(app, fair.Id));
        Task<int> StartCostAsync() =>
            statements.OfAsync(async () => (await app.Services.GetRequiredService<StartQuery>().ReadAsync(user, Stop)).ShouldNotBeNull());
    }

    [Theory, EachDatabase]
    public async Task The_first_page_knows_ones_own_events_and_no_others(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (mine, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        await app.RegisterAsync(mine.Slug, "Anna", 3);
        await app.RegisterAsync(other.Slug, "Berta", 2);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, mine.Id);
        Guid user;
        await using (var db = await app.OpenDbAsync())
            user = await db.Staff.Where(s => s.EventId == mine.Id).Select(s => s.UserId).SingleAsync(Stop);

        var start = (await app.Services.GetRequiredService<StartQuery>().ReadAsync(user, Stop)).ShouldNotBeNull();

        var one = start.Coming.ShouldHaveSingleItem();
        (one.Slug, one.Taken, one.Role).ShouldBe((mine.Slug, 3, StaffRole.Organiser));
        start.Year.IsAdministrator.ShouldBeFalse();
        start.Year.FailedHouseMails.ShouldBe(0);
        (start.Year.Events, start.Year.People).ShouldBe(mine.StartsAt.Year == start.Year.Year ? (1, 3) : (0, 0));
        (await app.Services.GetRequiredService<StartQuery>().ReadAsync(Guid.NewGuid(), Stop)).ShouldBeNull();
    }

    private static async Task<Dashboard> ReadAsync(TestApp app, Guid id)
    {
        var of = await app.Services.GetRequiredService<OverviewQuery>().FindAsync(id, Stop);
        return await app.Services.GetRequiredService<DashboardQuery>().ReadAsync(of!, Stop);
    }

    private static async Task MoveBackAsync(EventManager.Data.EventDb db, Guid id, int days)
    {
        var of = await db.Events.SingleAsync(e => e.Id == id, Stop);
        var (starts, ends) = (of.StartsAt.AddDays(-days), of.EndsAt.AddDays(-days));
        await db
            .Events.Where(e => e.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, starts).SetProperty(e => e.EndsAt, ends), Stop);
        var registered = starts.AddDays(-10);
        await db
            .Registrations.Where(r => r.EventId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ConfirmedAt, registered).SetProperty(r => r.CreatedAt, registered), Stop);
    }
}
