using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Safety;

/// <summary>
/// What somebody signs in with is changed here and nowhere else, so that no page can forget to write it down and to tell the owner. Both
/// are rows of the store's own context: saved with the change, or not at all.
/// </summary>
internal sealed class AccountChanges(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer keys,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Account>> log,
    EventDb db,
    OutboxSignal signal,
    TimeProvider clock
) : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, keys, errors, services, log)
{
    public override Task<IdentityResult> ChangePasswordAsync(Account user, string currentPassword, string newPassword) =>
        ToldAsync(user, SecurityChange.PasswordChanged, () => base.ChangePasswordAsync(user, currentPassword, newPassword));

    public override Task<IdentityResult> ResetPasswordAsync(Account user, string token, string newPassword) =>
        ToldAsync(user, SecurityChange.PasswordChanged, () => base.ResetPasswordAsync(user, token, newPassword));

    public override Task<IdentityResult> AddPasswordAsync(Account user, string password) =>
        ToldAsync(user, SecurityChange.PasswordChanged, () => base.AddPasswordAsync(user, password));

    /// <summary>Without the old one: whoever may run the program's commands. Checked like any other, and nobody's account has done it.</summary>
    public Task<IdentityResult> SetPasswordAsync(Account user, string password) =>
        ToldAsync(
            user,
            SecurityChange.PasswordChanged,
            async () =>
            {
                var result = await UpdatePasswordHash(user, password, validatePassword: true);
                return result.Succeeded ? await UpdateUserAsync(user) : result;
            },
            byItself: false
        );

    public override Task<IdentityResult> RemovePasswordAsync(Account user) =>
        ToldAsync(user, SecurityChange.PasswordChanged, () => base.RemovePasswordAsync(user));

    public override Task<IdentityResult> SetEmailAsync(Account user, string? email) =>
        ToldAsync(user, SecurityChange.AddressChanged, () => base.SetEmailAsync(user, email));

    public override Task<IdentityResult> ChangeEmailAsync(Account user, string newEmail, string token) =>
        ToldAsync(user, SecurityChange.AddressChanged, () => base.ChangeEmailAsync(user, newEmail, token));

    public override Task<IdentityResult> SetTwoFactorEnabledAsync(Account user, bool enabled) =>
        ToldAsync(
            user,
            enabled ? SecurityChange.SecondFactorOn : SecurityChange.SecondFactorOff,
            () => base.SetTwoFactorEnabledAsync(user, enabled)
        );

    /// <summary>Each use of a passkey writes its counter, and that is no change.</summary>
    public override async Task<IdentityResult> AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey) =>
        await GetPasskeyAsync(user, passkey.CredentialId) is null
            ? await ToldAsync(user, SecurityChange.PasskeyAdded, () => base.AddOrUpdatePasskeyAsync(user, passkey))
            : await base.AddOrUpdatePasskeyAsync(user, passkey);

    public override Task<IdentityResult> RemovePasskeyAsync(Account user, byte[] credentialId) =>
        ToldAsync(user, SecurityChange.PasskeyRemoved, () => base.RemovePasskeyAsync(user, credentialId));

    public override async Task<IEnumerable<string>?> GenerateNewTwoFactorRecoveryCodesAsync(Account user, int number)
    {
        IEnumerable<string>? codes = null;
        await ToldAsync(
            user,
            SecurityChange.RecoveryCodesMade,
            async () =>
            {
                codes = await base.GenerateNewTwoFactorRecoveryCodesAsync(user, number);
                return codes is null ? IdentityResult.Failed() : IdentityResult.Success;
            }
        );
        return codes;
    }

    /// <summary>Whoever has none any more shows none: sessions count as before one was there.</summary>
    private async Task WeakenAsync(Account user)
    {
        if (!user.TwoFactorEnabled && !await db.UserPasskeys.AnyAsync(p => p.UserId == user.Id, CancellationToken))
            await db
                .AccountSessions.Where(s => s.AccountId == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.HasSecondFactor, false), CancellationToken);
    }

    /// <summary>The same button a second time, before the first is done: what was to be changed is gone, and that is no fault.</summary>
    private async Task<IdentityResult> AppliedAsync(Func<Task<IdentityResult>> apply)
    {
        try
        {
            return await apply();
        }
        catch (DbUpdateConcurrencyException error)
        {
            foreach (var entry in error.Entries)
                entry.State = EntityState.Detached;
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    /// <param name="user">Whose.</param>
    /// <param name="change">What is told.</param>
    /// <param name="apply">Does it.</param>
    /// <param name="byItself">False where no account did it.</param>
    private async Task<IdentityResult> ToldAsync(
        Account user,
        SecurityChange change,
        Func<Task<IdentityResult>> apply,
        bool byItself = true
    )
    {
        var now = clock.GetUtcNow();
        var mail = db.Outbox.Add(SecurityNotices.Row(user, change, now));
        var entry = db.Audit.Add(
            new AuditEntry(now, byItself ? user.Id : null, null, "account.security_changed", user.Id, change.ToString())
        );
        var result = await AppliedAsync(apply);
        if (result.Succeeded)
        {
            // What changed nothing of the account saved nothing.
            await db.SaveChangesAsync(CancellationToken);
            signal.Send();
            if (change is SecurityChange.SecondFactorOff or SecurityChange.PasskeyRemoved)
                await WeakenAsync(user);
            return result;
        }
        mail.State = EntityState.Detached;
        entry.State = EntityState.Detached;
        return result;
    }
}
