using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="AccountId">Whose.</param>
/// <param name="IsDisabled">False opens it again.</param>
/// <param name="By">Who asks.</param>
internal sealed record DisableAccount(Guid AccountId, bool IsDisabled, Guid By);

/// <summary>Closes an account, with all that is open in its name, or opens it again with the rights that it had.</summary>
internal sealed class DisableAccountHandler(Transactions transactions, AccountSessions sessions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(DisableAccount command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == command.AccountId, stop) is not { } account)
                    return AccountRefusals.NotFound;
                // Pressed twice: changed, noted and told once.
                if (account.DisabledAt is not null == command.IsDisabled)
                    return new Done();
                if (command.IsDisabled && await LastAdministrator.IsAsync(db, account, stop))
                    return AccountRefusals.LastAdministrator;
                var now = clock.GetUtcNow();
                account.DisabledAt = command.IsDisabled ? now : null;
                // Cookies and links for a new password hang on it.
                account.SecurityStamp = Guid.NewGuid().ToString();
                account.ConcurrencyStamp = Guid.NewGuid().ToString();
                var (action, change) = command.IsDisabled
                    ? ("account.disabled", SecurityChange.Disabled)
                    : ("account.enabled", SecurityChange.Enabled);
                db.Audit.Add(new AuditEntry(now, command.By, null, action, account.Id, ""));
                db.Outbox.Add(SecurityNotices.Row(account, change, now));
                if (command.IsDisabled)
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
