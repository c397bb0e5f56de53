using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// Keeps what a program logged as an error. A statement that the database refused is none by itself: unique indexes are how the last
/// place is given; whoever cannot go on says so.
/// </summary>
internal sealed class HeardErrors : ILoggerProvider
{
    private const string Statements = "Microsoft.EntityFrameworkCore";

    public ConcurrentQueue<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() { }

    private sealed class Writer(HeardErrors heard, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= LogLevel.Error && !category.StartsWith(Statements, StringComparison.Ordinal);

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(level))
                heard.All.Enqueue($"{category}: {formatter(state, error)} {error}");
        }
    }
}
