using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>What a check found: the key of its words (<see cref="HealthText"/>, after <c>Why.</c>) and what stands in them.</summary>
internal static class HealthNotes
{
    /// <summary>Asked by whoever sends visitors here: a node that is not ready gets none.</summary>
    public const string Ready = "ready";

    private const string Values = "values";

    public static HealthCheckResult Good(string key, params object[] values) => Make(HealthStatus.Healthy, key, values);

    /// <summary>It goes on, but somebody should look.</summary>
    public static HealthCheckResult Look(string key, params object[] values) => Make(HealthStatus.Degraded, key, values);

    public static HealthCheckResult Bad(string key, params object[] values) => Make(HealthStatus.Unhealthy, key, values);

    public static object[] ValuesOf(HealthReportEntry entry) => entry.Data.TryGetValue(Values, out var found) ? (object[])found : [];

    private static HealthCheckResult Make(HealthStatus status, string key, object[] values) =>
        new(status, key, data: new Dictionary<string, object> { [Values] = values });
}
