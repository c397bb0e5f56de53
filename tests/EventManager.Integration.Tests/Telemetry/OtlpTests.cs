using EventManager.Testing;
using EventManager.Web.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Telemetry;

public sealed class OtlpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Telemetry:OtlpEndpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task An_endpoint_gets_traces_metrics_and_logs(string setting)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var app = await TestApp.StartAsync(
            settings: new() { [setting] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }
        );

        await app.Client.GetAsync("/", Stop);
        app.Services.GetRequiredService<ILogger<OtlpTests>>().LogWarning("Something to read");
        OtlpCollector.Flush(app);
        // A request ends for the server a moment after its answer has come.
        for (var tries = 0; tries < 100 && !IsTold(collector); tries++)
        {
            await Task.Delay(50, Stop);
            OtlpCollector.Flush(app);
        }

        collector.Read("traces").ShouldContain("http.route");
        collector.Read("traces").ShouldContain("EventManager");
        collector.Read("metrics").ShouldContain("http.server.request.duration");
        collector.Read("logs").ShouldContain("Something to read");
    }

    [Fact]
    public async Task An_error_is_told_with_its_place_and_without_what_its_message_quotes()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var app = await TestApp.StartAsync(settings: new() { ["Telemetry:OtlpEndpoint"] = collector.Address });
        try
        {
            Fail();
        }
        catch (InvalidOperationException error)
        {
            app.Services.GetRequiredService<ILogger<OtlpTests>>().LogError(error, "It failed");
        }
        OtlpCollector.Flush(app);

        var logs = collector.Read("logs");
        logs.ShouldContain("It failed");
        logs.ShouldContain(nameof(Fail));
        logs.ShouldContain("The duplicate key value is …");
        logs.ShouldNotContain("anna@");
    }

    [Theory]
    [InlineData("collector.example", "Telemetry:OtlpEndpoint")]
    [InlineData("ftp://collector.example", "Telemetry:OtlpEndpoint")]
    public async Task What_is_no_address_stops_the_start(string endpoint, string named)
    {
        var error = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            TestApp.StartAsync(settings: new() { ["Telemetry:OtlpEndpoint"] = endpoint })
        );
        error.Message.ShouldContain(named);
    }

    private static bool IsTold(OtlpCollector collector) =>
        collector.Read("traces").Contains("http.route", StringComparison.Ordinal)
        && collector.Read("metrics").Contains("http.server.request.duration", StringComparison.Ordinal);

    private static void Fail() => throw new InvalidOperationException("The duplicate key value is (anna@schule.example).");
}
