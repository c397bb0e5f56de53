using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>Keeps every line that any writer of logs would get, with its scopes.</summary>
internal sealed class KeptLogs : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? scopes;

    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Writer(KeptLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs.scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> formatter) =>
            logs.Lines.Enqueue($"{level} {category} {formatter(state, error)} {error}");
    }
}
