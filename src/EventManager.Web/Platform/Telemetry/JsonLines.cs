using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// A line of JSON for each line of the log (<c>Logging:Console:FormatterName=json</c>), in place of .NET's own, which says neither when nor on
/// which node, and knows the request by a scope that holds its address. The request's id is that of its trace, which answers of the API tell.
/// </summary>
internal sealed class JsonLines(NodeName node) : ConsoleFormatter(ConsoleFormatterNames.Json)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first of a name counts, and the default one is registered already.</summary>
    public static void Register(IServiceCollection services)
    {
        foreach (
            var other in services
                .Where(one => one.ServiceType == typeof(ConsoleFormatter) && one.ImplementationType?.Name == "JsonConsoleFormatter")
                .ToList()
        )
            services.Remove(other);
        services.AddSingleton<ConsoleFormatter, JsonLines>();
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            // The machine's own clock: what journald and the other programs go by.
            json.WriteString("Timestamp", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("Level", logEntry.LogLevel.ToString());
            json.WriteString("Category", logEntry.Category);
            json.WriteString("Node", node.Text);
            if (Activity.Current is { } request)
                json.WriteString("RequestId", request.TraceId.ToHexString());
            if (logEntry.EventId.Id != 0)
                json.WriteNumber("EventId", logEntry.EventId.Id);
            json.WriteString("Message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.Exception is { } error)
                json.WriteString("Exception", error.ToString());
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
