using EventManager.Web.Platform.Jobs;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>An error in a log that leaves the house says its type and where, and of its message only what quotes nothing.</summary>
internal sealed class LoggedErrors : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } written)
            return;
        var error = written is ErrorWithoutValues quiet ? quiet.Original : written;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", error.GetType().FullName),
            new("exception.message", ErrorText.Of(error)),
            new("exception.stacktrace", error.StackTrace),
        ];
        data.Exception = null;
    }
}
