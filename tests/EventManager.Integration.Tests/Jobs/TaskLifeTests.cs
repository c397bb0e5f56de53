using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>What becomes of a task that is cancelled, fails, or whose node stops or dies.</summary>
public sealed class TaskLifeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_runs_is_cancelled_by_its_owner_and_what_waits_at_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var work = new Endless();
        await using var world = await StartAsync(work, kind);
        var running = await StartAsync(world);
        var run = world.Runner.RunDueAsync(Stop);
        await work.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        var waiting = await StartAsync(world);

        await world.Tasks.CancelAsync(Guid.NewGuid(), running, Stop);
        await world.Tasks.CancelAsync(world.Organiser, waiting, Stop);
        await world.WaitAsync(running, task => task.Done == 7);
        (await world.FindAsync(running)).CancelRequested.ShouldBeFalse("it was somebody else");
        await world.Tasks.CancelAsync(world.Organiser, running, Stop);
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);

        (await world.FindAsync(waiting)).State.ShouldBe(BackgroundTaskState.Cancelled);
        var ended = await world.FindAsync(running);
        (ended.State, ended.Done, ended.Total).ShouldBe((BackgroundTaskState.Cancelled, 7, 9));
        work.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_stops_hands_its_task_on_and_it_does_not_count_as_an_attempt()
    {
        var work = new Endless();
        await using var world = await StartAsync(work);
        var id = await StartAsync(world);
        using var stopping = new CancellationTokenSource();
        for (var i = 1; i <= 5; i++)
        {
            using var node = new CancellationTokenSource();
            var run = world.Runner.RunDueAsync(node.Token);
            await world.WaitAsync(id, _ => work.Runs == i);
            await node.CancelAsync();
            await run.WaitAsync(TimeSpan.FromSeconds(30), Stop);
            (await world.FindAsync(id)).State.ShouldBe(BackgroundTaskState.Waiting);
        }
    }

    [Theory, EachDatabase]
    public async Task What_a_dead_node_held_is_taken_up_after_the_lease_and_given_up_after_the_third(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var world = await StartAsync(new Endless(), kind, clock);
        var claims = world.App.Services.GetRequiredService<TaskClaims>();
        var id = await StartAsync(world);

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var taken = await claims.TakeAsync(Stop);
            taken!.Attempts.ShouldBe(attempt);
            (await claims.TakeAsync(Stop)).ShouldBeNull("it has a lease");
            (await claims.KeepAsync(taken, 1, 2)).ShouldBe(false);
            clock.Advance(TaskClaims.Lease - TimeSpan.FromSeconds(1));
            (await claims.TakeAsync(Stop)).ShouldBeNull("it has been renewed");
            clock.Advance(TimeSpan.FromSeconds(2));
        }
        (await claims.TakeAsync(Stop)).ShouldBeNull();

        var task = await world.FindAsync(id);
        (task.State, task.ResultKey).ShouldBe((BackgroundTaskState.Failed, "given_up"));
    }

    [Fact]
    public async Task Who_lost_the_lease_ends_and_writes_nothing_down()
    {
        var clock = new TestClock();
        var work = new Endless();
        await using var world = await StartAsync(work, clock: clock);
        var id = await StartAsync(world);
        var run = world.Runner.RunDueAsync(Stop);
        await work.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        clock.Advance(TaskClaims.Lease + TaskClaims.Lease);
        var other = await world.App.Services.GetRequiredService<TaskClaims>().TakeAsync(Stop);
        other.ShouldNotBeNull();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);

        (await world.FindAsync(id)).State.ShouldBe(BackgroundTaskState.Running, "the other has it");
        (await world.App.Services.GetRequiredService<TaskClaims>().KeepAsync(other, 0, 0)).ShouldBe(false);
    }

    [Fact]
    public async Task A_failure_is_said_without_anybodys_data()
    {
        await using var world = await StartAsync(new Failing());
        var id = await StartAsync(world);

        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(id)).State.ShouldBe(BackgroundTaskState.Failed);
        await using var db = await world.App.OpenDbAsync();
        (await db.BackgroundTasks.SingleAsync(Stop)).LastError.ShouldBe("InvalidOperationException: No luck with …");
    }

    [Fact]
    public async Task A_node_has_so_many_in_its_hands_and_no_more()
    {
        var work = new Endless();
        await using var world = await StartAsync(work);
        for (var i = 0; i < 3; i++)
            await StartAsync(world);
        using var node = new CancellationTokenSource();

        var runs = Enumerable.Range(0, 3).Select(_ => world.Runner.RunDueAsync(node.Token)).ToList();
        await (await Task.WhenAny(runs)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await node.CancelAsync();
        await Task.WhenAll(runs);

        work.Most.ShouldBe(2);
    }

    [Fact]
    public async Task A_copy_whose_node_dies_right_after_it_is_not_made_twice()
    {
        await using var world = await TaskWorld.StartAsync();
        await using var db = await world.App.OpenDbAsync();
        await db.Users.Where(u => u.Id == world.Organiser).ExecuteUpdateAsync(set => set.SetProperty(u => u.MayCreateEvents, true), Stop);
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(200));
        var wish = new CreateEvent(null, world.Fair.Id, new LocalizedText("Kopie", "Copy"), day, world.Organiser);
        var id = (await world.Tasks.StartAsync(CopyEventTask.Of(wish), Stop)).Value;
        await world.Runner.RunDueAsync(Stop);
        var first = await world.FindAsync(id);
        (first.State, first.ResultKey).ShouldBe((BackgroundTaskState.Done, "copied"));
        first.ResultLink.ShouldBe($"/organise/events/kopie-{day.Year}/edit");
        (await world.FileAsync(id)).ShouldContain("Anmeldungen");

        // As it stands after the copy's commit and before the end was written.
        await db
            .BackgroundTasks.Where(t => t.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.State, BackgroundTaskState.Waiting).SetProperty(t => t.EndedAt, (DateTimeOffset?)null),
                Stop
            );
        await world.Runner.RunDueAsync(Stop);

        (await world.FindAsync(id)).ResultLink.ShouldBe(first.ResultLink);
        (await db.Events.CountAsync(Stop)).ShouldBe(2);
    }

    private static Task<TaskWorld> StartAsync(
        ITaskKind kind,
        DatabaseUnderTest database = DatabaseUnderTest.Sqlite,
        TestClock? clock = null
    ) =>
        TaskWorld.StartAsync(
            database,
            services: services =>
            {
                services.AddSingleton(kind);
                if (clock is not null)
                    services.AddSingleton<TimeProvider>(clock);
            }
        );

    private static async Task<Guid> StartAsync(TaskWorld world) =>
        (await world.Tasks.StartAsync(new("test", world.Organiser, world.Fair.Id), Stop)).Value;

    private sealed class Endless : ITaskKind
    {
        private int runs;
        private int now;
        public TaskCompletionSource Begun { get; } = new();
        public int Runs => runs;
        public int Most { get; private set; }
        public string Name => "test";
        public TaskRight Right => TaskRight.EventOrganiser;

        public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
        {
            Interlocked.Increment(ref runs);
            Most = Math.Max(Most, Interlocked.Increment(ref now));
            run.Progress(7, 9);
            Begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
            return new TaskResult("table");
        }
    }

    private sealed class Failing : ITaskKind
    {
        public string Name => "test";
        public TaskRight Right => TaskRight.EventOrganiser;

        public Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop) =>
            throw new InvalidOperationException("No luck with ada@example.org");
    }
}
