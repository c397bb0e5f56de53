using System.Security.Cryptography;
using System.Text;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts;

/// <summary>
/// Keeps what somebody signs in with so that a copy of the database is worth nothing: the secret of the authenticator app under Data
/// Protection, recovery codes as keyed hashes. What an earlier version kept in clear is still taken, and written anew with the next change.
/// </summary>
internal sealed class AccountStore(EventDb db, IDataProtectionProvider protection, SiteSecrets secrets, IdentityErrorDescriber errors)
    : UserOnlyStore<Account, EventDb, Guid>(db, errors)
{
    private const string Sealed = "sealed:";
    private const string Hashed = "h:";

    private readonly IDataProtector protector = protection.CreateProtector("EventManager.Authenticator");

    /// <summary>Two who make the same account in the same moment: the second one is told that there is one.</summary>
    public override async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.CreateAsync(user, cancellationToken);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            Context.Entry(user).State = EntityState.Detached;
            return IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email ?? ""));
        }
    }

    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.UpdateAsync(user, cancellationToken);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            Context.ChangeTracker.Clear();
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, Sealed + protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        var kept = await base.GetAuthenticatorKeyAsync(user, cancellationToken);
        return kept?.StartsWith(Sealed, StringComparison.Ordinal) is true ? protector.Unprotect(kept[Sealed.Length..]) : kept;
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, [.. recoveryCodes.Select(code => HashOf(user, code))], cancellationToken);

    /// <summary>By its hash; one that stands there in clear is found by its text.</summary>
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        code.Length > 0
        && !code.StartsWith(Hashed, StringComparison.Ordinal)
        && (
            await base.RedeemCodeAsync(user, HashOf(user, code), cancellationToken)
            || await base.RedeemCodeAsync(user, code, cancellationToken)
        );

    /// <summary>What is hashed stays as it is: whoever takes one code writes the others anew.</summary>
    private string HashOf(Account user, string code) =>
        code.StartsWith(Hashed, StringComparison.Ordinal)
            ? code
            : Hashed
                + Convert.ToHexStringLower(
                    HMACSHA256.HashData(secrets.Get("recovery-codes"), Encoding.UTF8.GetBytes($"{user.Id:N}:{code.ToUpperInvariant()}"))[
                        ..16
                    ]
                );
}
