using System.Diagnostics;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>Two nodes over one PostgreSQL, and one of them dies: nothing due waits longer than fifteen seconds.</summary>
public sealed class TwoNodesTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>No assertion: what a busy machine may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string mails = Directory.CreateTempSubdirectory("eventmanager-mails-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(mails, recursive: true);

    [Fact]
    public async Task Mails_that_fall_due_before_and_after_the_death_of_a_node_leave_within_fifteen_seconds()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var world = await TaskWorld.StartAsync(on: database);
        var subject = (await world.App.RegisterAsync(world.Fair.Slug, "Ada")).Value.Id;
        using var one = ServedNode.Start(database, mails);
        using var two = ServedNode.Start(database, mails);
        await BothAsync(world, one, two);

        // No node gets a signal of these: they are found by looking.
        var ids = new List<Guid>();
        for (var i = 0; i < 60; i++)
        {
            ids.Add(await AddMailAsync(world, subject));
            if (i == 10)
                await (await LastAsync(world) == one.Name ? one : two).KillAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(500), Stop);
        }
        await UntilAsync(async () => (await ReadAsync(world, ids)).All(mail => mail.State is OutboxState.Sent));

        var all = await ReadAsync(world, ids);
        // What was on its way in the instant of death may have arrived, and waits for its lease.
        all.Count(mail => mail.Attempts > 1).ShouldBeLessThanOrEqualTo(1);
        all.Where(mail => mail.Attempts == 1).Max(mail => mail.SentAt - mail.DueAt)!.Value.ShouldBeLessThan(Longest);
        (one.HasExited ^ two.HasExited).ShouldBeTrue();
    }

    [Fact]
    public async Task A_task_whose_node_dies_goes_on_elsewhere_within_fifteen_seconds_and_writes_nothing_twice()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        const int rows = 8_000;
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var world = await TaskWorld.StartAsync(on: database);
        using var one = ServedNode.Start(database, mails);
        using var two = ServedNode.Start(database, mails);
        await BothAsync(world, one, two);

        var id = await world.StartImportAsync(rows);
        var begun = await world.WaitAsync(id, task => task is { State: BackgroundTaskState.Running, Done: > 0 } || !task.IsUnderWay);
        begun.IsUnderWay.ShouldBeTrue("else nobody is killed in the middle");
        await (begun.Node == one.Name ? one : two).KillAsync();
        var dead = Stopwatch.StartNew();
        await world.WaitAsync(id, task => task.Node != begun.Node);
        dead.Elapsed.ShouldBeLessThan(Longest);

        TaskViewDone(await LongAsync(world, id));
        await using var db = await world.App.OpenDbAsync();
        (await db.Registrations.CountAsync(r => r.EventId == world.Fair.Id, Stop)).ShouldBe(rows);

        static void TaskViewDone(Web.Platform.Jobs.Tasks.TaskView task)
        {
            task.State.ShouldBe(BackgroundTaskState.Done);
            task.ResultNumbers.ShouldEndWith(",0,0", customMessage: "no row was refused for being there already");
        }
    }

    private static async Task<Web.Platform.Jobs.Tasks.TaskView> LongAsync(TaskWorld world, Guid id)
    {
        await UntilAsync(async () => !(await world.FindAsync(id)).IsUnderWay);
        return await world.FindAsync(id);
    }

    /// <summary>Both are on the clock, and it has run.</summary>
    private static Task BothAsync(TaskWorld world, ServedNode one, ServedNode two) =>
        UntilAsync(async () =>
        {
            (one.HasExited || two.HasExited).ShouldBeFalse("a node did not start");
            var names = world.App.Services.GetRequiredService<JobClock>().Nodes().Select(node => node.Name).ToList();
            return names.Contains(one.Name) && names.Contains(two.Name) && await LastAsync(world) is not null;
        });

    private static async Task<string?> LastAsync(TaskWorld world)
    {
        await using var db = await world.App.OpenDbAsync();
        return await db.JobRuns.Where(run => run.Name == "outbox").Select(run => run.Node).SingleOrDefaultAsync(Stop);
    }

    private static async Task<Guid> AddMailAsync(TaskWorld world, Guid subject)
    {
        await using var db = await world.App.OpenDbAsync();
        var mail = new OutboxMail(RegistrationMails.Link, "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow)
        {
            EventId = world.Fair.Id,
            SubjectId = subject,
        };
        db.Add(mail);
        await db.SaveChangesAsync(Stop);
        return mail.Id;
    }

    private static async Task<List<OutboxMail>> ReadAsync(TaskWorld world, List<Guid> ids)
    {
        await using var db = await world.App.OpenDbAsync();
        return await db.Outbox.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(Stop);
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        var limit = Stopwatch.StartNew();
        while (!await done())
        {
            limit.Elapsed.ShouldBeLessThan(Patience, "it takes too long");
            await Task.Delay(200, Stop);
        }
    }
}
