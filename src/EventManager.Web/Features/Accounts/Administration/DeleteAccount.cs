using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs.Tasks;
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
internal sealed class DeleteAccountHandler(
    Transactions transactions,
    IEnumerable<ITaskKind> tasks,
    CircuitWatch circuits,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task<Result<Done>> HandleAsync(DeleteAccount command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == command.AccountId, stop) is not { } account)
                    return AccountRefusals.NotFound;
                if (MailAddressRules.Normalise(command.Email) != MailAddressRules.Normalise(account.Email!))
                    return AccountRefusals.AddressDiffers;
                if (await LastAdministrator.IsAsync(db, account, stop))
                    return AccountRefusals.LastAdministrator;
                await ForgetNameAsync(db, account, stop);
                await HandOverAsync(db, account, command.By, stop);
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

    /// <summary>What a change brought with it goes on under another name: people are still to be told of it. The account's other tasks go with it.</summary>
    private async Task HandOverAsync(EventDb db, Account account, Guid by, CancellationToken stop)
    {
        var kinds = tasks.Where(task => task.Right is TaskRight.OfTheChange).Select(task => task.Name).ToList();
        var heir = db.Users.Where(a => a.Id != account.Id && a.IsAdministrator).OrderByDescending(a => a.Id == by).ThenBy(a => a.Email);
        if (await heir.Select(a => a.Id).FirstOrDefaultAsync(stop) is var to && to != default)
            await db
                .BackgroundTasks.Where(t => t.UserId == account.Id && kinds.Contains(t.Kind))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.UserId, to), stop);
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
