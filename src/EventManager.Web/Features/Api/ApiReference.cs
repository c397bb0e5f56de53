using System.Security.Cryptography;
using System.Text.Encodings.Web;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.Localization;
using Scalar.AspNetCore;

namespace EventManager.Web.Features.Api;

/// <summary>
/// The calls to read and to try, drawn by Scalar from the same document that programs read. All of it comes from here: no fonts, no
/// statistics, no assistant from elsewhere.
/// </summary>
internal static class ApiReference
{
    private const string Path = "/organise/api";

    public static void MapApiReference(this IEndpointRouteBuilder routes) =>
        routes.MapScalarApiReference(Path, Configure).RequireAuthorization(Policies.SignedIn);

    private static void Configure(ScalarOptions page, HttpContext http)
    {
        var text = http.RequestServices.GetRequiredService<IStringLocalizer<ApiText>>();
        var html = http.RequestServices.GetRequiredService<HtmlEncoder>();
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ApiReference(nonce);
        page.WithTitle(text["PageTitle"]).WithNonce(nonce);
        page.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
        page.HeaderContent = $"""<p><a href="/organise">{html.Encode(text["PageBack"])}</a></p>""";
    }
}
