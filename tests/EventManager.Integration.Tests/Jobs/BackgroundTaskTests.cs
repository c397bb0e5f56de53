using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exports;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>Long work goes on without its page, and its result waits for its owner alone.</summary>
public sealed class BackgroundTaskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_long_table_is_written_while_nobody_waits_and_is_the_same_as_at_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind, new() { ["Jobs:Run"] = "true" });
        await world.FillAsync(4_000);

        var id = await world.StartTableAsync();
        var done = await world.WaitAsync(id, task => !task.IsUnderWay);

        done.State.ShouldBe(BackgroundTaskState.Done);
        (done.Done, done.Total, done.ResultNumbers).ShouldBe((4_000, 4_000, "4000"));
        using var organiser = await world.App.SignInAsync(StaffRole.Organiser, world.Fair.Id);
        var atOnce = await organiser.GetStringAsync($"/organise/events/{world.Fair.Slug}/registrations.csv", Stop);
        (await world.FileAsync(id)).TrimStart('\uFEFF').ShouldBe(atOnce.TrimStart('\uFEFF'));
        (await world.PartsAsync()).ShouldBeGreaterThan(1, "no row holds a whole file");
    }

    [Theory, EachDatabase]
    public async Task A_long_table_is_written_as_a_workbook_too(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        await world.FillAsync(1_200);
        using var owner = await world.App.SignInAsync(StaffRole.Organiser, world.Fair.Id);

        var id = await world.StartTableAsync(".xlsx");
        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(id)).ResultFile.ShouldBe($"anmeldungen-{world.Fair.Slug}.xlsx");
        new Workbook(await world.BytesAsync(id)).Rows.Count.ShouldBe(1_201);
        var atOnce = await owner.GetByteArrayAsync($"/organise/events/{world.Fair.Slug}/registrations.xlsx", Stop);
        new Workbook(atOnce).Rows.Count.ShouldBe(1_201);
    }

    [Theory, EachDatabase]
    public async Task A_long_import_is_written_as_a_task_and_says_what_became_of_each_row(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var first = await world.StartImportAsync(300);
        await world.Runner.RunDueAsync(Stop);
        var second = await world.StartImportAsync(301);
        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(first)).ResultNumbers.ShouldBe("300,0,0");
        (await world.FindAsync(second)).ResultNumbers.ShouldBe("1,0,0", "what was written before is found again");
        (await world.FileAsync(second)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(302);
        await using var db = await world.App.OpenDbAsync();
        (await db.Registrations.CountAsync(r => r.EventId == world.Fair.Id, Stop)).ShouldBe(301);
        (await db.BackgroundTaskParts.CountAsync(p => p.Attempt == TaskParts.Input, Stop)).ShouldBe(0, "the list itself is needed no more");
    }

    [Fact]
    public async Task A_file_is_for_its_owner_and_only_while_the_owner_may()
    {
        await using var world = await TaskWorld.StartAsync();
        await world.FillAsync(3);
        using var owner = await world.App.SignInAsync(StaffRole.Organiser, world.Fair.Id);
        using var other = await world.App.SignInAsync(StaffRole.Organiser, world.Fair.Id);
        await using var db = await world.App.OpenDbAsync();
        var ownerId = await db.Users.OrderBy(u => u.Id).Where(u => u.Id != world.Organiser).Select(u => u.Id).FirstAsync(Stop);
        var id = (await world.Tasks.StartAsync(new("tables.registrations", ownerId, world.Fair.Id), Stop)).Value;
        await world.Runner.RunDueAsync(Stop);
        var address = TaskView.FileAddress(id);

        (await StatusAsync(owner)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(world.App.Client)).ShouldBe(HttpStatusCode.Found, "to the sign-in");
        (await world.Tasks.FindAsync(world.Organiser, id, Stop)).ShouldBeNull();
        await db.Staff.Where(s => s.UserId == ownerId).ExecuteDeleteAsync(Stop);
        (await StatusAsync(owner)).ShouldBe(HttpStatusCode.NotFound, "the right was taken away");

        async Task<HttpStatusCode> StatusAsync(HttpClient client)
        {
            using var answer = await client.GetAsync(address, Stop);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Who_may_not_gets_no_task_and_who_lost_the_right_meanwhile_no_result()
    {
        await using var world = await TaskWorld.StartAsync();
        var door = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Door);
        (await world.Tasks.StartAsync(new("tables.registrations", door, world.Fair.Id), Stop)).Refusal.ShouldBe(TaskRefusals.NotAllowed);
        (await world.Tasks.StartAsync(new("tables.house-mails", world.Organiser, null), Stop)).Refusal.ShouldBe(TaskRefusals.NotAllowed);
        (await world.Tasks.StartAsync(new("tables.scans", door, world.Fair.Id), Stop)).IsRefused.ShouldBeFalse();

        var id = await world.StartTableAsync();
        await using (var db = await world.App.OpenDbAsync())
            await db.Staff.Where(s => s.UserId == world.Organiser).ExecuteDeleteAsync(Stop);
        await world.Runner.RunDueAsync(Stop);

        var task = await world.FindAsync(id);
        (task.ResultKey, task.ResultFile).ShouldBe(("not_allowed", ""));
    }

    [Fact]
    public async Task One_person_cannot_fill_the_queue()
    {
        await using var world = await TaskWorld.StartAsync();
        for (var i = 0; i < BackgroundTasks.MostAtOnce; i++)
            await world.StartTableAsync();

        (await world.Tasks.StartAsync(new("tables.registrations", world.Organiser, world.Fair.Id), Stop)).Refusal!.Code.ShouldBe(
            TaskRefusals.TooMany.Code
        );
    }

    [Theory, EachDatabase]
    public async Task What_is_over_is_deleted_with_its_file_after_its_time(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var world = await TaskWorld.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await world.FillAsync(3);
        var id = await world.StartTableAsync();
        await world.Runner.RunDueAsync(Stop);
        var claims = world.App.Services.GetRequiredService<TaskClaims>();

        clock.Advance(TimeSpan.FromHours(23));
        (await claims.DeleteExpiredAsync(Stop)).ShouldBe(0);
        (await world.FileAsync(id)).ShouldContain("ada1@example.org");
        clock.Advance(TimeSpan.FromHours(2));
        (await claims.DeleteExpiredAsync(Stop)).ShouldBe(1);

        (await world.Tasks.FindAsync(world.Organiser, id, Stop)).ShouldBeNull();
        (await world.PartsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Its_owner_deletes_it_earlier_and_nobody_elses()
    {
        await using var world = await TaskWorld.StartAsync();
        await world.FillAsync(3);
        var id = await world.StartTableAsync();
        await world.Tasks.RemoveAsync(world.Organiser, id, Stop);
        (await world.FindAsync(id)).State.ShouldBe(BackgroundTaskState.Waiting, "what is not over is cancelled, not deleted");
        await world.Runner.RunDueAsync(Stop);

        await world.Tasks.RemoveAsync(Guid.NewGuid(), id, Stop);
        (await world.PartsAsync()).ShouldBe(1);
        await world.Tasks.RemoveAsync(world.Organiser, id, Stop);
        (await world.PartsAsync()).ShouldBe(0);
    }
}
