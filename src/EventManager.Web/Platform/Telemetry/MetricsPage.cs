using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// The page that a Prometheus server reads, for whoever shows its key. Without a key in the settings there is no page: "loopback only"
/// would be no guard, since behind a proxy everybody comes from there.
/// </summary>
internal static class MetricsPage
{
    public const string Path = "/metrics";

    private const string Scheme = "Bearer ";

    public static void MapMetricsPage(this IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<IOptions<TelemetryOptions>>().Value;
        if (!settings.HasMetricsPage)
            return;
        var key = Hash(settings.MetricsKey);
        var page = routes.CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        routes
            .MapGet(Path, http => IsKey(http.Request.Headers.Authorization.ToString(), key) ? page(http) : RefuseAsync(http))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>The same key opens what else concerns whoever watches.</summary>
    public static bool HasKey(HttpContext http, TelemetryOptions settings) =>
        IsKey(http.Request.Headers.Authorization.ToString(), Hash(settings.MetricsKey));

    /// <summary>Compares hashes: neither the time that it takes nor a length says anything about the key.</summary>
    private static bool IsKey(string shown, byte[] key) =>
        shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Hash(shown[Scheme.Length..]), key);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return http.Response.WriteAsync("The key of Telemetry:MetricsKey is asked for.", http.RequestAborted);
    }
}
