using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

internal sealed record DeleteMailRule(Guid EventId, Guid RuleId, Guid? UserId);

/// <summary>Removes a rule that has done nothing yet. One that has is switched off: its ledger says who got what.</summary>
internal sealed class DeleteMailRuleHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(DeleteMailRule command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (await db.MailLedger.AnyAsync(l => l.RuleId == command.RuleId, ends))
                    return MailingRefusals.RuleHasSent;
                var gone = await db
                    .MailRules.Where(r => r.Id == command.RuleId && r.EventId == command.EventId && r.Anchor != MailAnchor.Happening)
                    .ExecuteDeleteAsync(ends);
                if (gone == 0)
                    return MailingRefusals.NotFound;
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "mail_rule.deleted", command.RuleId, ""));
                return default(Done);
            },
            stop
        );
}
