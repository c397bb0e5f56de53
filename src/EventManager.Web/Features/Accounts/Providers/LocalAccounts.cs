using EventManager.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// Whether passwords and passkeys of this program count. Not where the settings turn them off, and not for somebody whom a provider signs
/// in: whoever left there must not go on here by a password.
/// </summary>
internal sealed class LocalAccounts(IDbContextFactory<EventDb> databases, IOptions<SignInOptions> settings)
{
    public bool AreOn => settings.Value.LocalAccounts;

    public async Task<bool> MayAsync(Guid accountId, CancellationToken stop)
    {
        if (!AreOn || settings.Value.Providers.Count == 0)
            return AreOn;
        await using var db = await databases.CreateDbContextAsync(stop);
        return !await db.UserLogins.AnyAsync(login => login.UserId == accountId, stop);
    }
}

/// <summary>On pages and calls that are not there where local accounts are turned off.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OfLocalAccountsAttribute : Attribute;

internal static class LocalAccountsSetup
{
    /// <summary>After the route is known, before anybody is asked to sign in for it.</summary>
    public static void UseLocalAccounts(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (
                    http.GetEndpoint()?.Metadata.GetMetadata<OfLocalAccountsAttribute>() is null
                    || http.RequestServices.GetRequiredService<LocalAccounts>().AreOn
                )
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
}
