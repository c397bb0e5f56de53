using System.Security.Claims;
using EventManager.Data.Accounts;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>
/// Each way of signing in begins a session as a row, and signing out ends it, so that a copied cookie opens nothing more. A change of
/// what somebody signs in with ends all other sessions of the account; that is when the program calls <see cref="RefreshSignInAsync"/>.
/// </summary>
internal sealed class AccountSignIns(
    UserManager<Account> accounts,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AccountSessions sessions,
    AuditTrail audit
) : SignInManager<Account>(accounts, contexts, claims, options, log, schemes, confirmation)
{
    private SessionTicket? kept;

    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        // Whoever signs in over another session leaves that one.
        if (kept is null && SessionTicket.Of(Context.User) is { } before)
            await sessions.EndAsync(before.AccountId, before.SessionId, Context.RequestAborted);
        var session =
            kept?.AccountId == user.Id
                ? kept.SessionId
                : await sessions.BeginAsync(user.Id, Context.Request.Headers.UserAgent.ToString(), Context.RequestAborted);
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            additionalClaims.Append(new Claim(SessionTicket.SessionClaim, session.ToString()))
        );
    }

    public override async Task RefreshSignInAsync(Account user)
    {
        kept = SessionTicket.Of(Context.User);
        await sessions.EndAllAsync(user.Id, kept?.SessionId, Context.RequestAborted);
        await audit.WriteAsync("account.security_changed", user.Id);
        await base.RefreshSignInAsync(user);
    }

    public override async Task SignOutAsync()
    {
        // Not to be given up when the browser goes on to something else.
        if (SessionTicket.Of(Context.User) is { } ticket)
            await sessions.EndAsync(ticket.AccountId, ticket.SessionId, CancellationToken.None);
        await base.SignOutAsync();
    }

    /// <summary>Every wrong password passes here. An address without an account leaves nothing to name.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(Account user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded)
            await audit.WriteAsync("account.sign_in_failed", user.Id, detail: result.ToString());
        return result;
    }
}
