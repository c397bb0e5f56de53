using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// Finds or makes the account of somebody whom a provider knows, renews its rights and signs in, by the way that all sign-ins go. An account
/// is known by issuer and subject. By its address it is found once only, where the address is proven and the provider trusted with that, and
/// never where it belongs to another person of the same provider already: addresses are given to new people.
/// </summary>
internal sealed class SignInByProviderHandler(
    UserManager<Account> accounts,
    AccountSignIns signIns,
    AccountSessions sessions,
    ProviderRights rights,
    EventDb db,
    TimeProvider clock
)
{
    public async Task<Result<Account>> HandleAsync(ProviderOptions provider, ProvidedPerson person, CancellationToken stop)
    {
        // Else whoever is in too many groups would lose at each sign-in what one of them gives.
        if (person.AreRolesUnknown && provider.Roles.Count > 0)
            return ProviderRefusals.GroupsUnknown;
        var (login, key) = person.Login;
        var account = await accounts.FindByLoginAsync(login, key);
        var own = account?.Id ?? Guid.Empty;
        var isFirst = person.IsFirst && !await db.Users.AnyAsync(a => a.IsAdministrator && a.DisabledAt == null && a.Id != own, stop);
        if (!person.IsFirst && !ProviderRights.IsNamed(provider, person) && provider.Unmapped is Unmapped.Refuse)
            return await RefuseAsync(provider, person, account, stop);
        if (account is null)
        {
            // Two tabs that come back in the same moment: the second finds what the first one made.
            var found = await JoinAsync(provider, person, stop);
            if (found.IsRefused && await accounts.FindByLoginAsync(login, key) is { } made)
                found = made;
            if (found.IsRefused)
                return found;
            account = found.Value;
        }
        var renewed = await rights.RenewAsync(provider, account.Id, person, isFirst, stop);
        if (renewed.IsRefused)
            return renewed.Refusals.ToList();
        await db.Entry(account).ReloadAsync(stop);
        var result = await signIns.ExternalLoginSignInAsync(login, key, isPersistent: false, bypassTwoFactor: true);
        return result.Succeeded ? account : ProviderRefusals.AccountClosed;
    }

    /// <summary>Whoever is in no group any more loses at once what the groups gave, in browsers that are still open, too.</summary>
    private async Task<Result<Account>> RefuseAsync(
        ProviderOptions provider,
        ProvidedPerson person,
        Account? account,
        CancellationToken stop
    )
    {
        if (account is null)
            return ProviderRefusals.NotNamed;
        await rights.RenewAsync(provider, account.Id, person, isFirst: false, stop);
        await sessions.EndAllAsync(account.Id, except: null, stop);
        return ProviderRefusals.NotNamed;
    }

    private async Task<Result<Account>> JoinAsync(ProviderOptions provider, ProvidedPerson person, CancellationToken stop)
    {
        if (!MailAddressRules.IsValid(person.Email))
            return ProviderRefusals.AddressMissing;
        if (await accounts.FindByEmailAsync(person.Email) is { } known)
            return await LinkAsync(provider, person, known, stop);
        if (!person.IsFirst && !ProviderRights.IsNamed(provider, person) && provider.Unmapped is Unmapped.Known)
            return ProviderRefusals.NotNamed;
        var account = new Account
        {
            UserName = person.Email,
            Email = person.Email,
            EmailConfirmed = person.IsEmailProven && provider.TrustEmail,
            DisplayName = person.Name.Length > 0 ? person.Name : person.Email[..person.Email.IndexOf('@', StringComparison.Ordinal)],
            Language = Languages.Current,
        };
        return await WriteAsync(provider, person, account, () => accounts.CreateAsync(account), "account.made_by_provider", stop);
    }

    private async Task<Result<Account>> LinkAsync(ProviderOptions provider, ProvidedPerson person, Account known, CancellationToken stop)
    {
        if (!person.IsEmailProven || !provider.TrustEmail)
            return ProviderRefusals.AddressTaken;
        if ((await accounts.GetLoginsAsync(known)).Any(login => login.LoginProvider == person.Login.Provider))
            return ProviderRefusals.AddressTaken;
        known.EmailConfirmed = true;
        return await WriteAsync(provider, person, known, () => accounts.UpdateAsync(known), "account.linked_to_provider", stop);
    }

    /// <summary>Account, login and entry, or none of them.</summary>
    private async Task<Result<Account>> WriteAsync(
        ProviderOptions provider,
        ProvidedPerson person,
        Account account,
        Func<Task<IdentityResult>> first,
        string action,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await first();
        if (result.Succeeded)
            result = await accounts.AddLoginAsync(account, new UserLoginInfo(person.Login.Provider, person.Login.Key, provider.Name));
        if (!result.Succeeded)
            return AccountRefusals.Of(result).Contains(AccountRefusals.EmailInvalid)
                ? ProviderRefusals.AddressMissing
                : ProviderRefusals.AddressTaken;
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), account.Id, null, action, account.Id, provider.Name));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return account;
    }
}
