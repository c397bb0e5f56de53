using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="EventId">The event.</param>
/// <param name="IsOn">Whether its minutes go by themselves.</param>
/// <param name="Hours">So long after they were approved.</param>
/// <param name="To">To whom.</param>
/// <param name="PastToo">What becomes of those whose moment has been; null asks how many minutes they are.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SaveApprovedMinutes(Guid EventId, bool IsOn, int? Hours, MinutesAudience To, bool? PastToo, Guid? UserId)
{
    /// <summary>As of <see cref="SaveMailRule.Seen"/>.</summary>
    public int? Seen { get; init; }

    /// <summary>What is read where nobody has saved it yet: the first version is 0.</summary>
    public const long NotSaved = -1;

    /// <summary>As of <see cref="SaveMailRule.Version"/>.</summary>
    public long? Version { get; init; }
}

/// <summary>Says whether an event's minutes go by themselves once they are approved. Off until somebody switches it on.</summary>
internal sealed class SaveApprovedMinutesHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<SavedMailRule>> HandleAsync(SaveApprovedMinutes command, CancellationToken stop) =>
        transactions.RunAsync<SavedMailRule>(AskedRight.Organise(command.EventId), (db, ends) => SaveAsync(db, command, ends), stop);

    private async Task<Result<SavedMailRule>> SaveAsync(EventDb db, SaveApprovedMinutes command, CancellationToken stop)
    {
        var rule = await BuiltInMails.RuleAsync(db, command.EventId, BuiltInRules.ApprovedMinutes, stop);
        var version = db.Entry(rule).State is EntityState.Added ? SaveApprovedMinutes.NotSaved : rule.Version;
        if (command.Version is { } read && version != read)
            return MailingRefusals.RuleChanged;
        if (!command.IsOn)
        {
            if (rule.IsOn)
                Note(db, command, rule, "mail_rule.stopped");
            rule.Stop();
            return new SavedMailRule(rule.Id, 0);
        }
        if (command.Hours is not (>= 0 and <= ApprovedMinutes.MostHours))
            return MailingRefusals.MinutesHours;
        if (command.To is MinutesAudience.None)
            return MailingRefusals.MinutesNobody;
        var timing = rule.Timing with { Amount = command.Hours.Value };
        if (rule.IsOn && rule.Timing == timing && rule.MinutesTo == command.To)
            return new SavedMailRule(rule.Id, 0);
        var wasOn = rule.IsOn;
        (rule.Timing, rule.MinutesTo) = (timing, command.To);
        var past = await PastAsync(db, rule, stop);
        if (past > 0 && (command.PastToo is null || (command.PastToo is true && past > command.Seen)))
        {
            db.ChangeTracker.Clear();
            return new SavedMailRule(null, past);
        }
        rule.Begin(clock.GetUtcNow(), command.PastToo is true);
        rule.Approve(command.UserId, null);
        Note(db, command, rule, wasOn ? "mail_rule.changed" : "mail_rule.started");
        return new SavedMailRule(rule.Id, 0);
    }

    /// <summary>Approved, sent to nobody, and their moment has been.</summary>
    private Task<int> PastAsync(EventDb db, MailRule rule, CancellationToken stop)
    {
        var (eventId, until) = (rule.EventId, clock.GetUtcNow().AddHours(-rule.Amount));
        return db.Minutes.CountAsync(
            m =>
                m.State == MinutesState.Approved
                && m.SentAt == null
                && m.ApprovedAt <= until
                && db.Sessions.Any(s => s.Id == m.SessionId && s.EventId == eventId),
            stop
        );
    }

    private void Note(EventDb db, SaveApprovedMinutes command, MailRule rule, string action) =>
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, action, rule.Id, rule.Mail));
}
