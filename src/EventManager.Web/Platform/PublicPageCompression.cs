using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace EventManager.Web.Platform;

/// <summary>
/// Sends the pages that are the same for everybody compressed, as they are kept: over a bad network an event's page is half of what a phone
/// waits for. Under TLS a compressed answer can tell a listener what it holds if it also repeats what the listener had sent; so only where
/// nothing stands behind a question mark, nobody is signed in, and no key opened the page.
/// </summary>
internal static class PublicPageCompression
{
    /// <summary>Within the output cache, so that a page is compressed once.</summary>
    public static void UsePublicPageCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            http =>
                http.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is { PolicyName: PublicPageCaching.Name }
                && PublicPageCaching.IsOfEverybody(http),
            branch => branch.UseResponseCompression()
        );

    /// <summary>How the page will be sent; empty for as it is.</summary>
    public static string EncodingOf(HttpContext http) =>
        http.RequestServices.GetService<IResponseCompressionProvider>() is { } provider && provider.CheckRequestAcceptsCompression(http)
            ? provider.GetCompressionProvider(http)?.EncodingName ?? ""
            : "";
}
