using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Events.Staffing;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Events;

/// <summary>The team of one event: each with the role that they have there, and never without somebody who runs it.</summary>
public sealed class TeamListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Somebody_who_works_in_two_events_is_listed_in_each_with_the_role_there(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        await using (var db = await world.App.OpenDbAsync())
        {
            db.Add(new EventStaff(other.Id, world.Organiser, StaffRole.Door));
            await db.SaveChangesAsync(Stop);
        }
        var list = world.App.Services.GetRequiredService<TeamListQuery>();

        (await RolesAsync(world.Fair)).ShouldBe([StaffRole.Organiser]);
        (await RolesAsync(other)).ShouldBe([StaffRole.Door]);
        (await RolesAsync(other, nameof(StaffRole.Organiser))).ShouldBeEmpty();
        (await list.FirstAsync(other.Id, Stop, $"{world.Organiser:N}@example")).Rows.ShouldHaveSingleItem("by a part of the address");

        async Task<IEnumerable<StaffRole>> RolesAsync(Event fair, string role = "")
        {
            var look = new ListLook("name").With("role", role);
            var page = await list.PageAsync(new(fair.Id), new("", look, 0, 50), Stop);
            return page.Rows.Where(row => row.Id == world.Organiser).Select(row => row.Role);
        }
    }

    [Theory, EachDatabase]
    public async Task Many_leave_the_team_at_once_and_the_last_who_runs_it_is_named_as_staying(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        var door = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Door);
        var foreign = await TaskWorld.AddAccountAsync(world.App, other, StaffRole.Door);
        var input = BulkTask.Input([world.Organiser, door, foreign]);

        var started = await world.Tasks.StartAsync(new(RemoveFromTeamTask.Kind, world.Organiser, world.Fair.Id, Input: input), Stop);
        await world.Runner.RunDueAsync(Stop);

        var task = await world.FindAsync(started.Value);
        (task.ResultNumbers, task.Total).ShouldBe(("1,1", 2));
        (await world.FileAsync(task.Id)).ShouldContain($"{world.Organiser:N}@example.org");
        await using var db = await world.App.OpenDbAsync();
        (await db.Staff.Select(s => s.UserId).ToListAsync(Stop)).ShouldBe([world.Organiser, foreign], ignoreOrder: true);
        var entry = await db.Audit.SingleAsync(a => a.Action == "event.team", Stop);
        (entry.SubjectId, entry.UserId).ShouldBe((door, world.Organiser));
    }
}
