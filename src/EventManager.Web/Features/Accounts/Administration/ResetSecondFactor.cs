using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="By">Who asks; null for the program's own command.</param>
internal sealed record ResetSecondFactor(Guid AccountId, Guid? By);

/// <summary>
/// For somebody who lost the phone: app, recovery codes and passkeys are gone, and everybody who is signed in with the account is signed
/// out. The password stays; where a second factor is demanded, the next sign-in leads to setting up a new one.
/// </summary>
internal sealed class ResetSecondFactorHandler(Transactions transactions, AccountSessions sessions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ResetSecondFactor command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == command.AccountId, stop) is not { } account)
                    return AccountRefusals.NotFound;
                var gone = await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync(stop);
                gone += await db.UserTokens.Where(t => t.UserId == account.Id).ExecuteDeleteAsync(stop);
                // Pressed twice: done, noted and told once.
                if (gone == 0 && !account.TwoFactorEnabled)
                    return new Done();
                account.TwoFactorEnabled = false;
                account.SecurityStamp = Guid.NewGuid().ToString();
                account.ConcurrencyStamp = Guid.NewGuid().ToString();
                var now = clock.GetUtcNow();
                db.Audit.Add(new AuditEntry(now, command.By, null, "account.second_factor_reset", account.Id, ""));
                db.Outbox.Add(SecurityNotices.Row(account, SecurityChange.SecondFactorReset, now));
                await AccountSessions.EndAllAsync(db, account.Id, command.By, now, stop);
                return new Done();
            },
            stop
        );
        if (result.IsRefused)
            return result;
        signal.Send();
        sessions.LookNow();
        return result;
    }
}
