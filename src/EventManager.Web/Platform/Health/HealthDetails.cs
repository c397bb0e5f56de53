using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Platform.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Health;

/// <summary>One of the things looked at.</summary>
/// <param name="Item">Its name for programs: <c>database</c>.</param>
/// <param name="Why">In words.</param>
internal sealed record HealthLine(string Item, HealthStatus Status, string Code, string Why);

/// <param name="Node">Who answered.</param>
internal sealed record HealthSummary(HealthStatus Status, string Node, IReadOnlyList<HealthLine> Lines);

/// <summary>How this node is, and why: for the page of administrators and, by key, for whoever watches.</summary>
internal sealed class HealthDetails(HealthCheckService checks, NodeName node, IStringLocalizer<HealthText> words)
{
    public const string Path = "/health/details";

    public async Task<HealthSummary> LookAsync(CancellationToken stop)
    {
        var report = await checks.CheckHealthAsync(stop);
        return new(
            report.Status,
            node.Text,
            [
                .. report.Entries.Select(entry => new HealthLine(
                    entry.Key,
                    entry.Value.Status,
                    entry.Value.Description ?? "",
                    words["Why." + entry.Value.Description, HealthNotes.ValuesOf(entry.Value)]
                )),
            ]
        );
    }

    /// <summary>The same as JSON, for whoever shows the key of <c>Telemetry:MetricsKey</c>; without a key there is no such page.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<IOptions<TelemetryOptions>>().Value;
        if (!settings.HasMetricsPage)
            return;
        routes
            .MapGetLate(
                Path,
                async (HttpContext http, HealthDetails details) =>
                {
                    if (!MetricsPage.HasKey(http, settings))
                    {
                        await MetricsPage.RefuseAsync(http);
                        return;
                    }
                    var found = await details.LookAsync(http.RequestAborted);
                    http.Response.StatusCode =
                        found.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
                    await http.Response.WriteAsJsonAsync(Json(found), http.RequestAborted);
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static object Json(HealthSummary found) =>
        new
        {
            status = Say(found.Status),
            node = found.Node,
            version = ProgramVersion.Number,
            commit = ProgramVersion.Commit,
            checks = found.Lines.Select(line => new
            {
                item = line.Item,
                status = Say(line.Status),
                code = line.Code,
                why = line.Why,
            }),
        };

    private static string Say(HealthStatus status) => status.ToString().ToLowerInvariant();
}
