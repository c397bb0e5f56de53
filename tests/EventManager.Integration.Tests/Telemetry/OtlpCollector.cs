using System.Collections.Concurrent;
using System.Text;
using EventManager.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP on a port of loopback, and keeps it as it came.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> taken = [];

    private OtlpCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost(
            "/v1/{signal}",
            async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                taken.Enqueue((signal, body.ToArray()));
                // An empty answer is "all taken".
                return Results.Bytes([], "application/x-protobuf");
            }
        );
    }

    public string Address => server.Urls.Single();

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>What came of a signal: texts stand in the bytes as they are.</summary>
    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public string Read(string signal) =>
        string.Join('\n', taken.Where(one => one.Signal == signal).Select(one => Encoding.UTF8.GetString(one.Body)));

    /// <summary>Has the program send what it still holds.</summary>
    public static void Flush(TestApp app)
    {
        app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000).ShouldBeTrue();
        // Answers false where a page is read as well: that one cannot be flushed.
        app.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000);
        app.Services.GetRequiredService<LoggerProvider>().ForceFlush(10_000).ShouldBeTrue();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
