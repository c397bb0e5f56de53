using EventManager.Data.Accounts;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>
/// Showing again who one is, within a session. Wrong tries are slowed down for this session alone: whoever holds a stolen cookie must not
/// keep its owner from doing the same elsewhere.
/// </summary>
internal sealed partial class AccountSignIns
{
    public Task<bool> ConfirmByPasswordAsync(Account account, string password) =>
        ConfirmAsync(account, "password", () => UserManager.CheckPasswordAsync(account, password));

    /// <summary>Six digits come from the app; anything else is one of the recovery codes.</summary>
    public Task<bool> ConfirmByCodeAsync(Account account, string code) =>
        ConfirmAsync(
            account,
            "code",
            async () =>
                code.Length == 6 && code.All(char.IsAsciiDigit)
                    ? await UserManager.VerifyTwoFactorTokenAsync(account, Options.Tokens.AuthenticatorTokenProvider, code)
                    : (await UserManager.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded
        );

    /// <summary>One of this very account.</summary>
    public Task<bool> ConfirmByPasskeyAsync(Account account, string credential) =>
        ConfirmAsync(
            account,
            "passkey",
            async () =>
            {
                try
                {
                    var result = await PerformPasskeyAssertionAsync(credential);
                    return result.Succeeded
                        && result.User.Id == account.Id
                        && (await UserManager.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded;
                }
                catch (Exception error) when (error is InvalidOperationException or ArgumentException)
                {
                    // No challenge was asked for in this browser, it was used already, or the form came without an answer to it.
                    return false;
                }
            }
        );

    private async Task<bool> ConfirmAsync(Account account, string by, Func<Task<bool>> isRight)
    {
        var session = Platform.Security.SessionTicket.Of(Context.User)?.SessionId.ToString() ?? "";
        var key = delays.Key("confirm", account.Id.ToString(), session);
        var mayTry = await delays.TakeAsync(key, Context.RequestAborted);
        if (mayTry && await local.MayAsync(account.Id, Context.RequestAborted) && await isRight())
        {
            await delays.ForgetAsync(key, Context.RequestAborted);
            return true;
        }
        await audit.WriteAsync("account.confirm_failed", account.Id, detail: mayTry ? by : "too soon");
        return false;
    }
}
