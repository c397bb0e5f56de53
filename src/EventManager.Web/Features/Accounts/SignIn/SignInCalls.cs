using EventManager.Data.Accounts;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>What signing in needs beside its pages: leaving, and the challenges that passkeys answer.</summary>
internal static class SignInCalls
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("").ExcludeFromDescription().RequireRateLimiting(RateLimits.SignIn);
        calls.MapPostLate("/sign-out", SignOutAsync).AllowAnonymous();
        calls.MapPostLate("/sign-in/passkey-options", RequestOptionsAsync).AllowAnonymous().WithMetadata(new OfLocalAccountsAttribute());
        calls
            .MapPostLate("/account/passkey-options", CreationOptionsAsync)
            .RequireAuthorization(Policies.SignedIn)
            .WithMetadata(new ConfirmedAttribute(), new OfLocalAccountsAttribute());
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        SignInManager<Account> signIns,
        ProviderLeaving leaving
    )
    {
        // Pressed twice, or in a tab whose session has ended: so it is. Its token was somebody's, and nothing is done.
        if (http.User.Identity is not { IsAuthenticated: true })
            return TypedResults.LocalRedirect("/signed-out");
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var ticket = SessionTicket.Of(http.User);
        await signIns.SignOutAsync();
        return TypedResults.LocalRedirect(await leaving.BeginAsync(http, ticket));
    }

    private static async Task<Results<ContentHttpResult, BadRequest>> RequestOptionsAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        SignInManager<Account> signIns
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        return TypedResults.Content(await signIns.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<Results<ContentHttpResult, BadRequest, UnauthorizedHttpResult>> CreationOptionsAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        SignInManager<Account> signIns
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        if (await signIns.UserManager.GetUserAsync(http.User) is not { } account)
            return TypedResults.Unauthorized();
        var options = await signIns.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(),
                Name = account.Email!,
                DisplayName = account.DisplayName,
            }
        );
        return TypedResults.Content(options, "application/json");
    }
}
