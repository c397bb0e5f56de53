using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="AccountId">Whose.</param>
/// <param name="By">Who asks.</param>
internal sealed record EndSessions(Guid AccountId, Guid By);

/// <summary>Signs an account out everywhere, as its owner can do: for a lost device. It may sign in again at once.</summary>
internal sealed class EndSessionsHandler(Transactions transactions, AccountSessions sessions, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(EndSessions command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (!await db.Users.AnyAsync(a => a.Id == command.AccountId, stop))
                    return AccountRefusals.NotFound;
                var now = clock.GetUtcNow();
                db.Audit.Add(new AuditEntry(now, command.By, null, "account.signed_out_by_other", command.AccountId, ""));
                await AccountSessions.EndAllAsync(db, command.AccountId, command.By, now, stop);
                return new Done();
            },
            stop
        );
        if (!result.IsRefused)
            sessions.LookNow();
        return result;
    }
}
