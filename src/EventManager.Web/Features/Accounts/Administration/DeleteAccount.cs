using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="AccountId">Whose.</param>
/// <param name="Email">Typed again, so that nobody deletes the wrong one.</param>
/// <param name="By">Who asks.</param>
internal sealed record DeleteAccount(Guid AccountId, string Email, Guid By);

/// <summary>
/// Deletes an account with its roles, sessions, tasks and all that it signs in with. What was done in its name stays and says so by an id
/// that names nobody any more; a name that was kept beside a text goes.
/// </summary>
internal sealed class DeleteAccountHandler(Transactions transactions, CircuitWatch circuits, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(DeleteAccount command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            async (db, stop) =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == command.AccountId, stop) is not { } account)
                    return AccountRefusals.NotFound;
                if (MailAddressRules.Normalise(command.Email) != MailAddressRules.Normalise(account.Email!))
                    return AccountRefusals.AddressDiffers;
                if (await LastAdministrator.IsAsync(db, account, stop))
                    return AccountRefusals.LastAdministrator;
                await ForgetNameAsync(db, account, stop);
                var now = clock.GetUtcNow();
                db.Users.Remove(account);
                db.Audit.Add(new AuditEntry(now, command.By, null, "account.deleted", account.Id, ""));
                db.Outbox.Add(SecurityNotices.Row(account, SecurityChange.Deleted, now));
                return new Done();
            },
            stop
        );
        if (result.IsRefused)
            return result;
        signal.Send();
        circuits.LookNow();
        return result;
    }

    private static async Task ForgetNameAsync(EventDb db, Account account, CancellationToken stop)
    {
        await db.Outbox.Where(mail => mail.SubjectId == account.Id).ExecuteDeleteAsync(stop);
        // Texts from before the id was kept go by the name: rather a namesake's too than this one's not.
        await db
            .MinutesRevisions.Where(r => r.AuthorId == account.Id || (r.AuthorId == null && r.Author == account.DisplayName))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Author, ""), stop);
    }
}
