using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Snapshot;
using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>A machine's clock is wrong; what counts is the database's.</summary>
public sealed class ClockTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_five_minutes_ahead_hides_no_scan_and_runs_no_jobs()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        await using var right = await TestApp.StartAsync(DatabaseUnderTest.PostgreSql);
        await using var ahead = await TestApp.StartAsync(
            DatabaseUnderTest.PostgreSql,
            on: right.Database,
            services: services => services.Replace(ServiceDescriptor.Singleton(new MachineClock(new Shifted(TimeSpan.FromMinutes(5)))))
        );
        var fair = await right.AddEventAsync();

        var cursor = SnapshotCursor.Read(SnapshotCursor.At(ahead.Get<TimeProvider>().GetUtcNow()))!.Value;
        await right.RegisterAsync(fair.Slug, "Ada");

        await using var db = await right.OpenDbAsync();
        (await SnapshotTickets.Query(db, fair.Id, cursor, null).CountAsync(Stop)).ShouldBe(1, "the phone hears of it");
        (await ahead.Get<SweepRunner>().RunAsync(ahead.Services.GetServices<ISweep>().First(), Stop)).ShouldBe(SweepEnd.Failed);
        (await right.Get<SweepRunner>().RunAsync(right.Services.GetServices<ISweep>().First(), Stop)).ShouldBe(SweepEnd.Done);
        var health = await ahead.Get<HealthCheckService>().CheckHealthAsync(Stop);
        health.Entries["clock"].Status.ShouldBe(HealthStatus.Unhealthy);
        health.Entries["clock"].Description.ShouldBe("clock.refuses");
        (await ahead.Client.GetAsync("/door", Stop)).Headers.Date!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_small_difference_is_left_to_NTP_and_a_larger_one_taken_away()
    {
        var machine = new Jumping(new DateTimeOffset(2026, 9, 24, 8, 0, 0, TimeSpan.Zero));
        var clock = new SharedClock(new MachineClock(machine));

        clock.Compared(TimeSpan.FromSeconds(1));
        clock.GetUtcNow().ShouldBe(machine.GetUtcNow());

        clock.Compared(TimeSpan.FromSeconds(-10));
        clock.GetUtcNow().ShouldBe(machine.GetUtcNow().AddSeconds(10));
        clock.IsInDoubt.ShouldBeFalse();
    }

    [Fact]
    public void A_jump_of_the_machines_clock_is_not_believed_before_it_was_compared()
    {
        var start = new DateTimeOffset(2026, 9, 24, 8, 0, 0, TimeSpan.Zero);
        var machine = new Jumping(start);
        var clock = new SharedClock(new MachineClock(machine));

        machine.Jump = TimeSpan.FromMinutes(5);
        clock.IsInDoubt.ShouldBeTrue();
        clock.GetUtcNow().ShouldBe(start, TimeSpan.FromSeconds(5));

        clock.Compared(TimeSpan.Zero);
        clock.IsInDoubt.ShouldBeFalse();
        clock.GetUtcNow().ShouldBe(start.AddMinutes(5), TimeSpan.FromSeconds(5));
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    /// <summary>Its steady clock stands still.</summary>
    private sealed class Jumping(DateTimeOffset at) : TimeProvider
    {
        public TimeSpan Jump { get; set; }

        public override DateTimeOffset GetUtcNow() => at + Jump;

        public override long GetTimestamp() => 1;
    }
}
