using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="EventId">Its event.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Version">What was read: a newer one is nothing that was looked at.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record ReleaseMailRule(Guid EventId, Guid RuleId, long Version, Guid? UserId);

/// <summary>A second person lets a rule go to many. Whoever wrote it, or changed it last, is not that person.</summary>
internal sealed class ReleaseMailRuleHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ReleaseMailRule command, CancellationToken stop)
    {
        var done = await transactions.RunAsync<Done>(
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
                if (rule.Version != command.Version)
                    return MailingRefusals.RuleChanged;
                if (MailRuleCheck.WordsMissing(rule.Mail, rule.Subject, rule.Body) is { } words)
                    return words;
                var now = clock.GetUtcNow();
                rule.Release(second, now, await PromisedAsync(db, rule, now, ends));
                await MailRuleOutcome.NoteAsync(db, rule, second, now, ends);
                await RuledMails.LetGoAsync(db, rule.Id, now, ends);
                db.Audit.Add(new AuditEntry(now, second, command.EventId, "mail_rule.released", rule.Id, ""));
                return default(Done);
            },
            stop
        );
        if (!done.IsRefused)
            signal.Send();
        return done;
    }

    /// <summary>Counted anew where the past was promised too: while it waited, some have come and some have gone.</summary>
    private static async Task<int?> PromisedAsync(EventDb db, MailRule rule, DateTimeOffset now, CancellationToken stop) =>
        rule.Promised is not null && await RuledEvents.FindAsync(db, rule.EventId, stop) is { } about
            ? await MailRuleNumbers.PastAsync(db, rule, about, now, stop)
            : null;
}
