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
internal sealed partial class AccountSignIns(
    UserManager<Account> accounts,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AccountSessions sessions,
    AuditTrail audit,
    SignInDelays delays,
    NobodysPassword nobody,
    Providers.LocalAccounts local
) : SignInManager<Account>(accounts, contexts, claims, options, log, schemes, confirmation)
{
    private SessionTicket? kept;
    private bool hasSecondFactor;

    /// <summary>The session that this request began; null while it began none.</summary>
    public Guid? Begun { get; private set; }

    /// <summary>
    /// The same work whoever is named: an account or none, with a password, an old one or none, in time or too soon. Whoever tried too often from
    /// where they are must wait, others need not; a passkey is never asked to.
    /// </summary>
    public async Task<SignInResult> SignInByPasswordAsync(string email, string password)
    {
        var key = PasswordKey(email);
        var mayTry = await delays.TakeAsync(key, Context.RequestAborted);
        var account = await UserManager.FindByEmailAsync(email);
        var judged = UserManager.PasswordHasher.VerifyHashedPassword(
            account ?? NobodysPassword.Nobody,
            account?.PasswordHash ?? nobody.Hash,
            password
        );
        if (nobody.Rest(account?.PasswordHash) is { } rest)
            UserManager.PasswordHasher.VerifyHashedPassword(NobodysPassword.Nobody, rest, password);
        if (!mayTry || account?.PasswordHash is null || account.DisabledAt is not null || judged is PasswordVerificationResult.Failed)
        {
            // For nobody's address, too: the same work, and an address without an account leaves nothing to name.
            await audit.WriteAsync("account.sign_in_failed", account?.Id, detail: mayTry ? "password" : "too soon");
            return SignInResult.Failed;
        }
        await delays.ForgetAsync(key, Context.RequestAborted);
        // Hashed anew where today's hash is stronger.
        if (judged is PasswordVerificationResult.SuccessRehashNeeded && !await UserManager.CheckPasswordAsync(account, password))
            return SignInResult.Failed;
        return await CanSignInAsync(account) ? await SignInOrTwoFactorAsync(account, isPersistent: false) : SignInResult.NotAllowed;
    }

    /// <summary>Whoever has set a new password need not wait for the wrong ones from here.</summary>
    public Task StartAnewAsync(string email) => delays.ForgetAsync(PasswordKey(email), Context.RequestAborted);

    private string PasswordKey(string email) =>
        delays.Key("password", UserManager.NormalizeEmail(email) ?? "", RateLimits.NetworkOf(Context));

    /// <summary>The app's code or a recovery code. Whoever comes so far knows the password: all who try count together, from everywhere.</summary>
    public async Task<SignInResult> SignInByCodeAsync(string code)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } account)
            return SignInResult.Failed;
        var key = delays.Key("code", account.Id.ToString(), "");
        if (!await delays.TakeAsync(key, Context.RequestAborted))
            return SignInResult.Failed;
        hasSecondFactor = true;
        // Six digits come from the app; anything else is one of the recovery codes.
        var result =
            code.Length == 6 && code.All(char.IsAsciiDigit)
                ? await TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
                : await TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
            await delays.ForgetAsync(key, Context.RequestAborted);
        else
            await audit.WriteAsync("account.sign_in_failed", account.Id, detail: "code");
        return result;
    }

    /// <summary>The device has checked who holds it: that is two factors at once.</summary>
    public override Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        hasSecondFactor = true;
        return base.PasskeySignInAsync(credentialJson);
    }

    /// <summary>Nobody is: an earlier version locked accounts, and anybody could have somebody locked.</summary>
    protected override Task<bool> IsLockedOut(Account user) => Task.FromResult(false);

    /// <summary>A disabled account does not, whatever it comes with.</summary>
    public override async Task<bool> CanSignInAsync(Account user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <summary>
    /// All ways pass here. Password and passkey come with no provider; whoever belongs to one signs in there, and a second factor is that
    /// one's business.
    /// </summary>
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(
        Account user,
        bool isPersistent,
        string? loginProvider = null,
        bool bypassTwoFactor = false
    )
    {
        if (!await CanSignInAsync(user) || (loginProvider is null && !await local.MayAsync(user.Id, Context.RequestAborted)))
            return SignInResult.NotAllowed;
        hasSecondFactor |= loginProvider is not null;
        return await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
    }

    /// <summary>By a code of whoever runs the program: nothing more is asked.</summary>
    public async Task<bool> SignInInEmergencyAsync(Account user)
    {
        if (!await CanSignInAsync(user))
            return false;
        hasSecondFactor = true;
        await SignInAsync(user, isPersistent: false);
        return true;
    }

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
                : await sessions.BeginAsync(user.Id, Context.Request.Headers.UserAgent.ToString(), hasSecondFactor, Context.RequestAborted);
        Begun = session;
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
        await base.RefreshSignInAsync(user);
    }

    public override async Task SignOutAsync()
    {
        // Not to be given up when the browser goes on to something else.
        if (SessionTicket.Of(Context.User) is { } ticket)
            await sessions.EndAsync(ticket.AccountId, ticket.SessionId, CancellationToken.None);
        await base.SignOutAsync();
    }
}
