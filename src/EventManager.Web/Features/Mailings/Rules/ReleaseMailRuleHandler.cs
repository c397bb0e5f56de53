using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

internal sealed record ReleaseMailRule(Guid EventId, Guid RuleId, Guid? UserId);

/// <summary>A second person lets a rule go to many. Whoever wrote it, or changed it last, is not that person.</summary>
internal sealed class ReleaseMailRuleHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(ReleaseMailRule command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var rule = await db.MailRules.SingleOrDefaultAsync(r => r.Id == command.RuleId && r.EventId == command.EventId, ends);
                if (rule is null)
                    return MailingRefusals.NotFound;
                if (rule.Halt is not MailHalt.Release)
                    return MailingRefusals.NothingToRelease;
                if (command.UserId is not { } second || second == rule.ChangedBy)
                    return MailingRefusals.ReleaseOwn;
                rule.Release(second);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), second, command.EventId, "mail_rule.released", rule.Id, ""));
                return default(Done);
            },
            stop
        );
}
