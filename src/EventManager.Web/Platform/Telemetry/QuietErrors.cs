using EventManager.Web.Platform.Jobs;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// Whoever writes an error down, and wherever that is read: its types, where it happened, and of its message only what quotes nothing. A
/// database likes to say which name was a duplicate.
/// </summary>
internal sealed class QuietErrors(LoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Quiet(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Quiet(ILogger inner) : ILogger
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
        ) => inner.Log(logLevel, eventId, state, exception is null ? null : new ErrorWithoutValues(exception), formatter);
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
