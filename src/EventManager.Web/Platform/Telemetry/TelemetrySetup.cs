using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EventManager.Web.Platform.Telemetry;

internal static class TelemetrySetup
{
    /// <summary>The standard's own variable, which many platforms set by themselves.</summary>
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        ProgramMetrics.Name,
        "Microsoft.AspNetCore.*",
        "Microsoft.EntityFrameworkCore",
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        ProgramMetrics.Name,
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Npgsql",
    ];

    /// <summary>What is counted whether or not anybody asks, and what logs may say whoever reads them.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddValidatedOptions<TelemetryOptions>(TelemetryOptions.Section);
        services.AddSingleton<ProgramMetrics>();
        services.AddLogPrivacy();
        JsonLines.Register(services);
    }

    /// <summary>Collects for whom the settings name, and does nothing where they name nobody. Comes when all settings are known.</summary>
    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        var sends = settings.Endpoint is not null || !string.IsNullOrEmpty(builder.Configuration[StandardEndpoint]);
        if (!sends && !settings.HasMetricsPage)
            return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(Describe);
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (settings.HasMetricsPage)
                metrics.AddPrometheusExporter();
        });
        builder.Services.AddHostedService<OutboxWatch>();
        if (!sends)
            return;
        telemetry.WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation(Trace).AddProcessor(new SpanPrivacy()));
        telemetry.WithLogging(logs => logs.AddProcessor(new LoggedErrors()), options => options.IncludeFormattedMessage = true);
        if (settings.Endpoint is { } endpoint)
            telemetry.UseOtlpExporter(settings.OtlpProtocol, endpoint);
        else
            telemetry.UseOtlpExporter();
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES count more than our own words.
    private static void Describe(ResourceBuilder resource) =>
        resource
            .AddService(ProgramMetrics.Name, serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version!.ToString(3))
            .AddEnvironmentVariableDetector();

    /// <summary>Not those who only ask whether we live.</summary>
    private static void Trace(AspNetCoreTraceInstrumentationOptions options) =>
        options.Filter = http =>
            !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments(MetricsPage.Path);
}
