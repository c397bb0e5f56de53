using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class JobsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_failing_sweep_is_written_down_and_stops_no_other(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(
            database,
            new() { ["Jobs:Run"] = "true" },
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
        (await app.Services.GetRequiredService<JobScheduler>().NextAsync("counting", Stop)).ShouldNotBeNull();
        (await app.Services.GetRequiredService<JobScheduler>().NextAsync("clean-up", Stop))!.Value.ShouldBeInRange(
            DateTimeOffset.UtcNow,
            DateTimeOffset.UtcNow.AddMinutes(61)
        );
    }

    [Fact]
    public async Task Two_nodes_share_one_schedule()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var (one, two) = (new Slow(), new Slow());
        await using var first = await StartAsync(database, one);
        await using var second = await StartAsync(database, two);

        await WaitAsync(() => Task.FromResult(one.Runs + two.Runs >= 3));

        (one.Overlapped || two.Overlapped).ShouldBeFalse();
        Slow.MostAtOnce.ShouldBe(1, "no two nodes run the same sweep at once");

        static Task<TestApp> StartAsync(TestDatabase database, Slow sweep) =>
            TestApp.StartAsync(
                DatabaseUnderTest.PostgreSql,
                new() { ["Jobs:Run"] = "true" },
                services => services.AddSingleton<ISweep>(sweep),
                on: database
            );
    }

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
            bench.App.Services.GetRequiredService<Web.Platform.Mails.OutboxBell>().Ring();
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
            await Task.Delay(50, Stop);
        }
    }

    private sealed class Broken : ISweep
    {
        public string Name => "broken";
        public TimeSpan Every => TimeSpan.FromMilliseconds(200);

        public Task<int> RunAsync(CancellationToken stop) => throw new InvalidOperationException("No luck with ada@example.org (42)");
    }

    private sealed class Counting : ISweep
    {
        private int runs;
        public string Name => "counting";
        public TimeSpan Every => TimeSpan.FromMilliseconds(200);

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(Interlocked.Increment(ref runs));
    }

    private sealed class Slow : ISweep
    {
        private static int now;
        private int runs;
        public static int MostAtOnce { get; private set; }
        public int Runs => runs;
        public bool Overlapped { get; private set; }
        public string Name => "slow";
        public TimeSpan Every => TimeSpan.FromMilliseconds(300);

        public async Task<int> RunAsync(CancellationToken stop)
        {
            var atOnce = Interlocked.Increment(ref now);
            Overlapped |= atOnce > 1;
            MostAtOnce = Math.Max(MostAtOnce, atOnce);
            await Task.Delay(500, stop);
            Interlocked.Decrement(ref now);
            return Interlocked.Increment(ref runs);
        }
    }
}
