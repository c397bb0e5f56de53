using System.Diagnostics;
using System.Globalization;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class JobsTests
{
    private static readonly Dictionary<string, string?> Quick = new() { ["Jobs:Run"] = "true", ["Jobs:Poll"] = "00:00:01" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_failing_sweep_is_written_down_and_stops_no_other(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(
            database,
            Quick,
            services =>
            {
                services.AddSweep<Broken>();
                services.AddSweep<Counting>();
            }
        );

        await WaitAsync(async () => await FindAsync(app, "counting") is { LastDone: >= 3 });

        var broken = (await FindAsync(app, "broken"))!;
        broken.Failures.ShouldBeGreaterThan(1);
        broken.LastSucceededAt.ShouldBeNull();
        broken.LastError.ShouldStartWith("InvalidOperationException: No luck with …");
        broken.LastError.ShouldNotContain("example.org");
        (await FindAsync(app, "counting"))!.Failures.ShouldBe(0);
        var next = app.Services.GetRequiredService<JobClock>().Next();
        next.Keys.ShouldContain("counting");
        next["clean-up"].ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(61));
        var node = app.Services.GetRequiredService<JobClock>().Nodes().ShouldHaveSingleItem();
        node.Name.ShouldBe(broken.Node, "the list says who ran it by the name under which the node is listed");
    }

    [Fact]
    public async Task Two_nodes_share_one_clock()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var (one, two) = (new Counting(), new Counting());
        var clock = Stopwatch.StartNew();
        await using var first = await StartAsync(database, one);
        await using var second = await StartAsync(database, two);

        await WaitAsync(() => Task.FromResult(one.Runs + two.Runs >= 6));

        // One run for each second; were each node to keep its own clock it would be two.
        (one.Runs + two.Runs).ShouldBeLessThanOrEqualTo((int)clock.Elapsed.TotalSeconds + 2);
        second.Services.GetRequiredService<JobClock>().Nodes().Count.ShouldBe(2);

        static Task<TestApp> StartAsync(TestDatabase database, Counting sweep) =>
            TestApp.StartAsync(DatabaseUnderTest.PostgreSql, Quick, services => services.AddSingleton<ISweep>(sweep), on: database);
    }

    [Fact]
    public async Task A_process_runs_a_sweep_once_at_a_time()
    {
        await using var app = await TestApp.StartAsync();
        var slow = new Held();
        var runner = app.Services.GetRequiredService<SweepRunner>();

        var first = runner.RunAsync(slow, Stop);
        var second = await runner.RunAsync(slow, Stop);
        slow.Go.SetResult();

        second.ShouldBe(SweepEnd.Busy);
        (await first).ShouldBe(SweepEnd.Done);
        (await runner.RunAsync(slow, Stop)).ShouldBe(SweepEnd.Done);
    }

    [Fact]
    public async Task A_node_that_only_answers_runs_nothing_and_is_no_node_of_the_clock()
    {
        await using var app = await TestApp.StartAsync();

        var clock = app.Services.GetRequiredService<JobClock>();

        clock.Nodes().ShouldBeEmpty();
        clock.Next().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("00:00:05", "*/5 * * * * *")]
    [InlineData("00:05:00", "*/5 * * * *")]
    [InlineData("01:00:00", "0 */1 * * *")]
    public void A_distance_becomes_times_of_day(string every, string cron) =>
        SweepSchedule.Cron(TimeSpan.Parse(every, CultureInfo.InvariantCulture)).ShouldBe(cron);

    [Theory]
    [InlineData("00:00:07")]
    [InlineData("00:01:30")]
    [InlineData("00:00:00.2")]
    public void A_distance_that_would_be_uneven_is_refused(string every) =>
        Should.Throw<ArgumentException>(() => SweepSchedule.Cron(TimeSpan.Parse(every, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Readiness_tells_of_a_mail_that_does_not_leave()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.Add(new OutboxMail("x", "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow.AddMinutes(-10)));
            await db.SaveChangesAsync(Stop);
        }
        (await app.Client.GetStringAsync("/health/ready", Stop)).ShouldBe("Healthy");

        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.Add(new OutboxMail("x", "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow.AddMinutes(-16)));
            await db.SaveChangesAsync(Stop);
        }
        (await app.Client.GetStringAsync("/health/ready", Stop)).ShouldBe("Degraded");
    }

    [Fact]
    public async Task Stopping_waits_for_the_message_in_flight_and_lets_the_others_go()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        Guid[] ids;
        await using (var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Jobs:Run"] = "true" }, on: database))
        {
            var underWay = new TaskCompletionSource();
            bench.Transport.Answer = async (message, limit) =>
            {
                underWay.TrySetResult();
                await Task.Delay(TimeSpan.FromSeconds(2), limit);
                return ScriptedTransport.Say(message, EventManager.Mail.Delivery.Accepted, 250, "");
            };
            ids = [await bench.AddAsync("a@example.org"), await bench.AddAsync("b@example.org")];
            bench.App.Services.GetRequiredService<Web.Platform.Mails.OutboxSignal>().Send();
            await underWay.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        }
        await using var after = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, on: database);
        var states = new List<OutboxState>();
        foreach (var id in ids)
            states.Add((await after.ReadAsync(id)).State);
        states.Order().ShouldBe([OutboxState.Queued, OutboxState.Sent]);
    }

    private static async Task<Data.JobRun?> FindAsync(TestApp app, string name)
    {
        await using var db = await app.OpenDbAsync();
        return await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Name == name, Stop);
    }

    private static async Task WaitAsync(Func<Task<bool>> until)
    {
        for (var attempt = 0; !await until(); attempt++)
        {
            attempt.ShouldBeLessThan(600, "it takes too long");
            await Task.Delay(100, Stop);
        }
    }

    private sealed class Broken : ISweep
    {
        public string Name => "broken";
        public TimeSpan Every => TimeSpan.FromSeconds(1);

        public Task<int> RunAsync(CancellationToken stop) => throw new InvalidOperationException("No luck with ada@example.org (42)");
    }

    private sealed class Counting : ISweep
    {
        private int runs;
        public int Runs => runs;
        public string Name => "counting";
        public TimeSpan Every => TimeSpan.FromSeconds(1);

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(Interlocked.Increment(ref runs));
    }

    private sealed class Held : ISweep
    {
        public TaskCompletionSource Go { get; } = new();
        public string Name => "held";
        public TimeSpan Every => TimeSpan.FromHours(1);

        public async Task<int> RunAsync(CancellationToken stop)
        {
            await Go.Task.WaitAsync(stop);
            return 0;
        }
    }
}
