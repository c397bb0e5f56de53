using EventManager.Web.Platform.Databases;
using Hangfire.Logging;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// Hangfire's log in ours: an exception stands there by <see cref="ErrorText"/> only, since databases like to quote values. Hangfire
/// keeps one log for a whole process; where tests run several programs in one, the last may be gone already.
/// </summary>
internal sealed class JobLog(ILoggerFactory logs) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Log(logs.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Log(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        }
    }

    private sealed class Log(ILogger log) : ILog
    {
        bool ILog.Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            var level = Enum.Parse<Microsoft.Extensions.Logging.LogLevel>(Name(logLevel));
            if (messageFunc is null)
                return log.IsEnabled(level);
            if (Outages.Of(exception) is not null)
                log.Log(level, exception, "{Message}", messageFunc());
            else if (log.IsEnabled(level))
                log.Log(level, "{Message}{Error}", messageFunc(), exception is null ? "" : " " + ErrorText.Of(exception));
            return true;
        }

        private static string Name(Hangfire.Logging.LogLevel level) =>
            level switch
            {
                Hangfire.Logging.LogLevel.Info => nameof(Microsoft.Extensions.Logging.LogLevel.Information),
                Hangfire.Logging.LogLevel.Warn => nameof(Microsoft.Extensions.Logging.LogLevel.Warning),
                Hangfire.Logging.LogLevel.Fatal => nameof(Microsoft.Extensions.Logging.LogLevel.Critical),
                _ => level.ToString(),
            };
    }
}
