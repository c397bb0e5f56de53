using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>
/// Stops a rule whose words are others than those that somebody approved, or that would write to more than was said, and tells the
/// organisers. Asked where mails are written and again where they leave: between the two may be days.
/// </summary>
internal sealed class MailHalts(Transactions transactions, OrganiserNotices notices, TimeProvider clock)
{
    /// <summary>
    /// Those of the claimed mails that may not leave, and why: their rule's words have changed, which stops it, or it waits for a second
    /// person.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(RulesOfBatch batch, CancellationToken stop)
    {
        var rules = batch.All.Where(rule => !rule.IsBuiltIn).ToList();
        foreach (var rule in rules.Where(rule => rule.HasOtherWords && rule.Halt is MailHalt.None))
            await StopAsync(rule, MailHalt.OtherWords, stop);
        return rules
            .Where(rule => rule.HasOtherWords || rule.Halt is MailHalt.Release)
            .SelectMany(batch.MailsOf, (rule, mail) => (mail.Id, rule.Halt))
            .ToDictionary(one => one.Id, one => one.Halt is MailHalt.Release ? MailErrors.RuleWaits : MailErrors.RuleStopped);
    }

    /// <summary>Once: whoever finds it stopped already changes nothing. One that waits for release stays on, and goes on with it.</summary>
    public Task StopAsync(MailRule rule, MailHalt why, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, ends) =>
            {
                var (id, version, isOn) = (rule.Id, rule.Version, why is MailHalt.Release);
                var stopped = await db
                    .MailRules.Where(r => r.Id == id && r.Version == version && r.Halt == MailHalt.None)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.Halt, why)
                                .SetProperty(r => r.IsOn, r => r.IsOn && isOn)
                                .SetProperty(r => r.Version, r => r.Version + 1),
                        ends
                    );
                if (stopped == 0)
                    return default(Done);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, rule.EventId, "mail_rule.halted", id, why.ToString()));
                await notices.TellAsync(db, rule.EventId, OrganiserNotice.Halted, ends);
                return default(Done);
            },
            stop
        );
}
