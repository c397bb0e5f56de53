using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Files;

internal sealed record RemoveMailFile(Guid EventId, Guid FileId, Guid? UserId);

/// <summary>Removes a file that no rule sends. Links that went out lead nowhere from then on.</summary>
internal sealed class RemoveMailFileHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(RemoveMailFile command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var file = db.MailFiles.Where(f => f.Id == command.FileId && f.EventId == command.EventId);
                // One statement: a rule that takes it at the same moment finds it, or it is gone.
                var gone = await file.Where(f => !db.Set<MailRuleFile>().Any(used => used.FileId == f.Id)).ExecuteDeleteAsync(ends);
                if (gone == 0)
                    return await file.AnyAsync(ends) ? MailFileRefusals.InUse : MailFileRefusals.Gone;
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "mail_file.removed", command.FileId, ""));
                return default(Done);
            },
            stop
        );
}
