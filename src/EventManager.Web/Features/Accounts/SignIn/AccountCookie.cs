using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>A cookie counts while its session does.</summary>
internal static class AccountCookie
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Styles and scripts are everybody's; a page asks for dozens of them.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var sessions = http.RequestServices.GetRequiredService<AccountSessions>();
        if (await sessions.HoldsAsync(context.Principal!, http.RequestAborted))
            return;
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Says 403 and leaves the words to the page of errors; a redirect to it would answer 200.</summary>
    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
