using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Accounts;

internal sealed record SetPassword(string Email, string Password);

/// <summary>
/// A new password for somebody who lost theirs, where no mail leaves. Only the program's own command does this; everybody who is signed in
/// with the account is signed out, and its owner is told.
/// </summary>
internal sealed class SetPasswordHandler(AccountChanges accounts, AccountSessions sessions)
{
    public async Task<Result<Account>> HandleAsync(SetPassword command, CancellationToken stop)
    {
        if (await accounts.FindByEmailAsync(MailAddressRules.Clean(command.Email)) is not { } account)
            return AccountRefusals.NotFound;
        var result = await accounts.SetPasswordAsync(account, command.Password);
        if (!result.Succeeded)
            return AccountRefusals.Of(result);
        await sessions.EndAllAsync(account.Id, except: null, stop);
        return account;
    }
}
