using EventManager.Web.Platform.Clocks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>This machine's clock against the database's, as it was compared last.</summary>
internal sealed class ClockHealth(ClockWatch clocks) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            clocks.Ahead is not { } ahead ? HealthNotes.Good("clock.own")
            : ahead.Duration() <= SharedClock.Agreement ? HealthNotes.Good("clock.agrees", Seconds(ahead))
            : clocks.MayRunJobs ? HealthNotes.Look("clock.differs", Seconds(ahead))
            : HealthNotes.Bad("clock.refuses", Seconds(ahead))
        );

    private static decimal Seconds(TimeSpan time) => decimal.Round((decimal)time.TotalSeconds, 2);
}
