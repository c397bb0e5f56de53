using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="EventId">Its event.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="PastToo">When it is switched on: what becomes of those who would get it at once; null asks how many they are.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SwitchMailRule(Guid EventId, Guid RuleId, bool? PastToo, Guid? UserId)
{
    /// <summary>As of <see cref="SaveMailRule.Seen"/>.</summary>
    public int? Seen { get; init; }

    /// <summary>When it is switched on: what was read. A newer one is nothing that was looked at; null where nothing was.</summary>
    public long? Version { get; init; }
}

/// <summary>
/// Stops a rule, also in the middle of sending: what waits in the outbox is held back in the same transaction, and the sweep ends with the
/// batch in hand. Switched on again it goes on where it was.
/// </summary>
internal sealed class SwitchMailRuleHandler(Transactions transactions, OutboxSignal signal, MailPromise promise, TimeProvider clock)
{
    /// <returns>How many mails were held back.</returns>
    public Task<Result<int>> StopAsync(SwitchMailRule command, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                // First, so that a batch that is being written is over, and the next one finds the rule stopped.
                var rule = db.MailRules.Where(r => r.Id == command.RuleId && r.EventId == command.EventId);
                var stopped = await rule.Where(r => r.IsOn)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.IsOn, false).SetProperty(r => r.Version, r => r.Version + 1), ends);
                if (stopped == 0 && !await rule.AnyAsync(ends))
                    return MailingRefusals.NotFound;
                var held = await RuledMails.HoldAsync(db, command.RuleId, MailErrors.RuleStopped, clock.GetUtcNow(), ends);
                if (stopped + held > 0)
                    Note(db, command, "mail_rule.stopped");
                return held;
            },
            stop
        );

    public async Task<Result<SavedMailRule>> StartAsync(SwitchMailRule command, CancellationToken stop)
    {
        var done = await transactions.RunAsync<SavedMailRule>(
            AskedRight.Organise(command.EventId),
            (db, ends) => StartAsync(db, command, ends),
            stop
        );
        if (!done.IsRefused)
            signal.Send();
        return done;
    }

    private async Task<Result<SavedMailRule>> StartAsync(EventDb db, SwitchMailRule command, CancellationToken stop)
    {
        var rule = await db.MailRules.SingleOrDefaultAsync(r => r.Id == command.RuleId && r.EventId == command.EventId, stop);
        if (rule is null || await RuledEvents.FindAsync(db, command.EventId, stop) is not { } about)
            return MailingRefusals.NotFound;
        // Somebody was faster: begun anew, those who have been asked about meanwhile would fall out.
        // What tells of a change is never off: what of it was held back goes on all the same.
        if (rule.IsOn && !(rule.IsBuiltIn && await RuledMails.Held(db, rule.Id).AnyAsync(stop)))
            return new SavedMailRule(rule.Id, 0);
        if (command.Version is { } read && rule.Version != read)
            return MailingRefusals.RuleChanged;
        if (rule.Halt is MailHalt.Copied)
            return MailingRefusals.RuleCopied;
        if (MailRuleCheck.WordsMissing(rule.Mail, rule.Subject, rule.Body) is { } words)
            return words;
        if (await AudienceCheck.WhyNotAsync(db, command.EventId, rule.Id, rule.Choice, stop) is { } gone)
            return gone;
        var now = clock.GetUtcNow();
        var held = RuledMails.Held(db, rule.Id);
        var open = await MailRuleNumbers.PastAsync(db, rule, about, now, stop);
        var past = open + await held.CountAsync(stop);
        if (past > 0 && (command.PastToo is null || (command.PastToo is true && past > command.Seen)))
            return new SavedMailRule(null, past);
        rule.Begin(now, command.PastToo is true);
        // For the past too they go as soon as the rule may write; else they stay behind.
        var why = command.PastToo is true ? MailErrors.RuleWaits : MailErrors.RuleStopped;
        await held.ExecuteUpdateAsync(set => set.SetProperty(m => m.LastError, why), stop);
        await promise.ApproveAsync(db, rule, command.UserId, command.PastToo is true ? open : null, stop);
        Note(db, command, "mail_rule.started");
        return new SavedMailRule(rule.Id, 0);
    }

    private void Note(EventDb db, SwitchMailRule command, string action) =>
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, action, command.RuleId, ""));
}
