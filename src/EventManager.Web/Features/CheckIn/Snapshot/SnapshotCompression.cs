using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace EventManager.Web.Features.CheckIn.Snapshot;

/// <summary>
/// Compresses the snapshot, of all calls: 100,000 tickets over a school's Wi-Fi. Under TLS a compressed answer can tell a listener
/// what it holds if it also repeats what the listener had sent; this one repeats nothing of the request.
/// </summary>
internal static class SnapshotCompression
{
    public static void AddSnapshotCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            // Pages as PublicPageCompression lets them.
            options.MimeTypes = ["application/json", "text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UseSnapshotCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            http =>
                http.Request.Path.Value is { } path
                && (
                    path.EndsWith("/check-in/snapshot", StringComparison.OrdinalIgnoreCase)
                    || path.EndsWith("/check-in/kiosk/snapshot", StringComparison.OrdinalIgnoreCase)
                ),
            branch => branch.UseResponseCompression()
        );
}
