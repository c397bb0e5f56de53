using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>The way to a provider, and what a provider calls.</summary>
internal static class ProviderCalls
{
    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/sign-in/with/{provider}").ExcludeFromDescription().AllowAnonymous();
        calls.MapGetLate("", GoAsync);
        // Answers are taken before any route is asked (ProviderSchemes); what comes so far belongs to no provider.
        calls.MapGetLate("/callback", () => TypedResults.NotFound());
        calls.MapPostLate("/left", LeftAsync).RequireRateLimiting(RateLimits.PublicForms).DisableAntiforgery();
    }

    /// <summary>A link, not a form: browsers hold a form's redirects to our own addresses.</summary>
    private static async Task<Results<RedirectHttpResult, EmptyHttpResult, NotFound>> GoAsync(
        string provider,
        string? returnUrl,
        HttpContext http,
        IOptions<SignInOptions> settings,
        ILoggerFactory logs
    )
    {
        if (settings.Value.Provider(provider) is not { } known)
            return TypedResults.NotFound();
        try
        {
            var back = LocalPaths.Or(returnUrl, "/organise");
            await http.ChallengeAsync(ProviderSchemes.Of(known), new AuthenticationProperties { RedirectUri = back });
            return TypedResults.Empty;
        }
        catch (Exception error) when (ProviderConfiguration.IsAway(error))
        {
            ProviderEvents.NobodySignedIn(logs, known, ProviderRefusals.Away, error);
            return TypedResults.LocalRedirect(ProviderProblem.Address(ProviderRefusals.Away));
        }
    }

    /// <summary>Somebody left at the provider (back channel). What cannot be believed changes nothing.</summary>
    private static async Task<Results<Ok, BadRequest, NotFound>> LeftAsync(
        string provider,
        HttpContext http,
        IOptions<SignInOptions> settings,
        LogoutTokens tokens,
        ProviderSessions sessions,
        CancellationToken stop
    )
    {
        if (settings.Value.Provider(provider) is not { } known)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var sent = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(stop))["logout_token"].ToString() : null;
        if (await tokens.ReadAsync(known, sent, stop) is not { } left)
            return TypedResults.BadRequest();
        await sessions.EndAsync(left.Issuer, left.Subject, left.Session, stop);
        return TypedResults.Ok();
    }
}
