using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// Whoever writes an error down, and wherever that is read: its types, where it happened, and of its message only what quotes nothing. A
/// database likes to say which name was a duplicate. What everybody fails for at once is told once (<see cref="OutageLines"/>).
/// </summary>
internal sealed class QuietErrors(LoggerFactory inner) : ILoggerFactory
{
    // The machine's own clock, whatever the program's is set to: this is about the log.
    private readonly OutageLines outages = new(TimeProvider.System);

    public ILogger CreateLogger(string categoryName) => new Quiet(inner.CreateLogger(categoryName), this, IsAside(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        outages.Dispose();
        inner.Dispose();
    }

    /// <summary>Writes down what failed although somebody may try it again; who cannot go on says so.</summary>
    private static bool IsAside(string category) =>
        category.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || category.StartsWith("Npgsql", StringComparison.Ordinal);

    private void TellOutage(Exception outage) => outages.Tell(inner.CreateLogger(OutageLines.Category), outage);

    private sealed class Quiet(ILogger inner, QuietErrors all, bool isAside) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (Outages.Of(exception) is not { } outage)
                inner.Log(logLevel, eventId, state, exception is null ? null : new ErrorWithoutValues(exception), formatter);
            else if (!isAside && logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel))
                all.TellOutage(outage);
        }
    }
}

/// <summary>An error as it may be written down.</summary>
internal sealed class ErrorWithoutValues(Exception original) : Exception(ErrorText.Of(original))
{
    public Exception Original => original;

    public override string? StackTrace => original.StackTrace;

    public override string ToString()
    {
        var types = new List<string>();
        for (var error = original; error is not null; error = error.InnerException)
            types.Add(error.GetType().FullName ?? "");
        return $"{string.Join(" <- ", types)}: {Message}{Environment.NewLine}{StackTrace}";
    }
}
