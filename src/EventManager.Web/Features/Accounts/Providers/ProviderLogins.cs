using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <param name="Issuer">As the provider's tokens call it.</param>
/// <param name="Title">On the button; the issuer where the settings know it no more.</param>
internal sealed record ProviderLogin(string Issuer, string Title);

/// <summary>By which providers an account signs in, and how an administrator undoes that.</summary>
internal sealed class ProviderLogins(
    Transactions transactions,
    IDbContextFactory<Data.EventDb> databases,
    AccountSessions sessions,
    IOptions<SignInOptions> settings,
    TimeProvider clock
)
{
    public async Task<List<ProviderLogin>> ListAsync(Guid accountId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db
            .UserLogins.AsNoTracking()
            .Where(login => login.UserId == accountId)
            .OrderBy(login => login.LoginProvider)
            .Select(login => new { login.LoginProvider, login.ProviderDisplayName })
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => new ProviderLogin(
                row.LoginProvider,
                settings.Value.Provider(row.ProviderDisplayName)?.Title ?? row.LoginProvider
            )),
        ];
    }

    /// <summary>For an address that was given to somebody new: the next one with it is joined with the account. What is open ends.</summary>
    public async Task<Result<Done>> RemoveAsync(Guid accountId, string issuer, Guid by, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            async (db, stop) =>
            {
                var mine = db.UserLogins.Where(login => login.UserId == accountId && login.LoginProvider == issuer);
                if (await mine.ExecuteDeleteAsync(stop) > 0)
                    db.Audit.Add(new AuditEntry(clock.GetUtcNow(), by, null, "account.unlinked_from_provider", accountId, ""));
                return new Done();
            },
            stop
        );
        await sessions.EndAllAsync(accountId, except: null, stop);
        return result;
    }
}
