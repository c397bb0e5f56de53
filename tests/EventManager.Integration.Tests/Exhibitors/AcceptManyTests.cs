using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

/// <summary>Many applications are accepted as a task: by the event's organisers, of the event alone.</summary>
public sealed class AcceptManyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Many_are_accepted_those_of_another_event_are_not_touched_and_others_may_not(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        await using var db = await world.App.OpenDbAsync();
        var (mine, gone, foreign) = (Add(db, world.Fair.Id, "Holzmann"), Add(db, world.Fair.Id, "Weg"), Add(db, other.Id, "Fremd"));
        gone.Decide(ExhibitorState.Withdrawn, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Stop);
        var input = BulkTask.Input([mine.Id, gone.Id, foreign.Id]);
        var door = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Contributor);
        (await world.Tasks.StartAsync(new(AcceptManyTask.Kind, door, world.Fair.Id, Input: input), Stop)).Refusal.ShouldBe(
            TaskRefusals.NotAllowed
        );

        var id = (await world.Tasks.StartAsync(new(AcceptManyTask.Kind, world.Organiser, world.Fair.Id, Input: input), Stop)).Value;
        await world.Runner.RunDueAsync(Stop);

        var task = await world.FindAsync(id);
        (task.ResultNumbers, task.Total).ShouldBe(("1,1", 2));
        (await world.FileAsync(id)).ShouldContain("Weg");
        var states = await db.Exhibitors.AsNoTracking().ToDictionaryAsync(e => e.CompanyName, e => e.State, Stop);
        states["Holzmann"].ShouldBe(ExhibitorState.Accepted);
        states["Fremd"].ShouldBe(ExhibitorState.Applied);
    }

    [Theory, EachDatabase]
    public async Task Many_are_declined_their_booths_become_free_and_each_has_it_in_its_past(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        await using var db = await world.App.OpenDbAsync();
        var (holder, other) = (Add(db, world.Fair.Id, "Holzmann"), Add(db, world.Fair.Id, "Klinik"));
        holder.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow.AddDays(-1));
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Saal", 0, 0, 2_000, 1_000);
        db.AddRange(venue, floor, room, new Booth(world.Fair.Id, room.Id, "E1", 0, 0, 300, 200) { ExhibitorId = holder.Id });
        await db.SaveChangesAsync(Stop);

        var input = BulkTask.Input([holder.Id]);
        await world.Tasks.StartAsync(new(DeclineManyTask.Kind, world.Organiser, world.Fair.Id, Input: input), Stop);
        await world.Runner.RunDueAsync(Stop);

        (await db.Booths.AsNoTracking().SingleAsync(Stop)).ExhibitorId.ShouldBeNull();
        var states = await db.Exhibitors.AsNoTracking().ToDictionaryAsync(e => e.CompanyName, e => e.State, Stop);
        (states["Holzmann"], states["Klinik"]).ShouldBe((ExhibitorState.Declined, ExhibitorState.Applied));
        var past = await world.App.Get<SubjectTimeline>().FindAsync(world.Fair.Id, holder.Id, Stop);
        past.Count(entry => entry.Kind is TimelineKind.Mail).ShouldBe(1);
        past.Count(entry => entry.Kind is TimelineKind.Change).ShouldBe(2, "declined, and the booth is free");
    }

    [Theory, EachDatabase]
    public async Task A_table_of_chosen_ones_names_them_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        await using var db = await world.App.OpenDbAsync();
        var (chosen, _) = (Add(db, world.Fair.Id, "Holzmann"), Add(db, world.Fair.Id, "Klinik"));
        await db.SaveChangesAsync(Stop);
        var names = new List<string>();

        var table = await world.App.Get<ExhibitorTable>().OpenAsync(world.Fair.Id, new HashSet<Guid> { chosen.Id }, Stop);
        await foreach (var row in table.Rows)
            names.Add(row.First().ToString()!);

        names.ShouldHaveSingleItem().ShouldContain("Holzmann");
    }

    private static Exhibitor Add(EventDb db, Guid eventId, string company)
    {
        var contact = new ExhibitorDetails("Ada Muster", "ada@firma.example", "", "", "", new Dictionary<string, string>(), []);
        var application = new ExhibitorApplication(company, "", "", "", contact, PowerSupply.None, 300, 200, 2, "", true);
        var exhibitor = Exhibitor.From(eventId, application, "de", DateTimeOffset.UtcNow);
        db.Add(exhibitor);
        return exhibitor;
    }
}
