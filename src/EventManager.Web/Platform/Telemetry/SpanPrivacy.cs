using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// Takes out of a span what may name somebody, before anything is sent: personal links carry their secret in the path, searches a name
/// in the query. Only what is known to be harmless stays, so that a newer version of an instrumentation cannot add what is not.
/// </summary>
internal sealed class SpanPrivacy : BaseProcessor<Activity>
{
    private const string Route = "http.route";
    private const string Path = "url.path";

    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet([
        "http.request.method",
        "http.response.status_code",
        Route,
        "url.scheme",
        "network.protocol.version",
        "error.type",
        "db.system",
        "db.system.name",
        "db.operation.name",
        // With placeholders: the values travel as parameters.
        "db.statement",
        "db.query.text",
        "db.response.status_code",
        "aspnetcore.components.type",
        "aspnetcore.components.route",
        "aspnetcore.components.method",
        "aspnetcore.components.attribute.name",
        "eventmanager.job",
        "eventmanager.job.done",
    ]);

    public override void OnEnd(Activity data)
    {
        var route = data.GetTagItem(Route);
        foreach (var key in data.TagObjects.Select(tag => tag.Key).Where(key => !Kept.Contains(key)).ToList())
            data.SetTag(key, key == Path ? route : null);
        // Databases like to quote values in their messages.
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
        // What happened in a span cannot be changed any more. It is left out; the request's own span says that it failed.
        if (data.Events.Any(happened => happened.Tags.Any(tag => tag.Key == "exception.message")))
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
