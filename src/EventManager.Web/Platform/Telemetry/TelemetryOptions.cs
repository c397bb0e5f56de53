using System.ComponentModel.DataAnnotations;
using OpenTelemetry.Exporter;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>Section <c>Telemetry</c> of the settings. Without any of it nothing is collected and nothing is sent.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    private const int ShortestKey = 24;

    /// <summary>
    /// The collector that gets traces, metrics and logs by OTLP: <c>http://collector.example:4318</c>. Default: none; then
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> counts where it is set, with the standard's other variables.
    /// </summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>How <see cref="OtlpEndpoint"/> is spoken to: HttpProtobuf (default, port 4318 by custom) or Grpc (4317).</summary>
    [EnumDataType(typeof(OtlpExportProtocol))]
    public OtlpExportProtocol OtlpProtocol { get; set; } = OtlpExportProtocol.HttpProtobuf;

    /// <summary>
    /// The key that a Prometheus server shows as <c>Authorization: Bearer</c> for the page <c>/metrics</c>; 24 characters at least. Default:
    /// none, and there is no such page.
    /// </summary>
    public string MetricsKey { get; set; } = "";

    public bool HasMetricsPage => MetricsKey.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && Endpoint is null)
            yield return new ValidationResult("Telemetry:OtlpEndpoint is no address like http://collector.example:4318.");
        if (HasMetricsPage && MetricsKey.Length < ShortestKey)
            yield return new ValidationResult($"Telemetry:MetricsKey is shorter than {ShortestKey} characters. Make one up by chance.");
    }

    internal Uri? Endpoint =>
        Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
