using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>Makes a token useless: here at once, on other nodes within seconds. Doing it twice changes nothing.</summary>
internal sealed class RevokeAccessTokenHandler(Transactions transactions, AccessTokenRegister register, TimeProvider clock)
{
    /// <param name="id">The token.</param>
    /// <param name="by">The account that asks.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<Done>> HandleAsync(Guid id, Guid? by, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (await db.AccessTokens.SingleOrDefaultAsync(token => token.Id == id, stop) is not { } token)
                    return AccessTokenRefusals.NotFound;
                if (token.RevokedAt is not null)
                    return new Done();
                token.RevokedAt = clock.GetUtcNow();
                db.Audit.Add(new AuditEntry(token.RevokedAt.Value, by, token.EventId, "token.revoked", id, token.Scopes));
                return new Done();
            },
            stop
        );
        register.Forget(id);
        return result;
    }
}
