using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>The mails that a rule has written and that have not left: held back and let go together, in the caller's transaction.</summary>
internal static class RuledMails
{
    public static IQueryable<OutboxMail> Of(EventDb db, Guid ruleId) =>
        db.Outbox.Where(m => db.MailLedger.Any(l => l.RuleId == ruleId && l.MailId == m.Id));

    /// <summary>Held back with their rule, with somebody to go to.</summary>
    public static IQueryable<OutboxMail> Held(EventDb db, Guid ruleId) => Held(Of(db, ruleId));

    /// <summary>How many of each rule of an event, in one question; a rule without any is not there.</summary>
    public static Task<Dictionary<Guid, int>> CountHeldAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db
            .MailLedger.Where(l => l.EventId == eventId)
            .Join(Held(db.Outbox), l => l.MailId, m => m.Id, (l, _) => l.RuleId)
            .GroupBy(rule => rule)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, stop);

    private static IQueryable<OutboxMail> Held(IQueryable<OutboxMail> mails) =>
        mails.Where(m =>
            m.State == OutboxState.Withheld
            && (m.LastError == MailErrors.RuleStopped || m.LastError == MailErrors.RuleWaits)
            && m.ToAddress != ""
        );

    /// <summary>On their way, or soon on it.</summary>
    public static IQueryable<OutboxMail> UnderWay(EventDb db, Guid ruleId) =>
        Of(db, ruleId).Where(m => m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed);

    /// <summary>Whom they go to, unless somebody stops it: also those that wait for a second person.</summary>
    public static IQueryable<Guid> Readers(EventDb db, Guid ruleId) =>
        Of(db, ruleId)
            .Where(m =>
                m.State == OutboxState.Queued
                || m.State == OutboxState.Retrying
                || m.State == OutboxState.Claimed
                || (m.State == OutboxState.Withheld && m.LastError == MailErrors.RuleWaits)
            )
            .Where(m => m.SubjectId != null)
            .Select(m => m.SubjectId!.Value);

    /// <summary>What a node has claimed and not begun to send is given back too; what is on its way has the longer lease.</summary>
    /// <param name="db">Has changed the rule's row already: so a batch that is being written is over.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="why"><see cref="MailErrors.RuleStopped"/> or <see cref="MailErrors.RuleWaits"/>.</param>
    /// <param name="now">The instant.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>How many.</returns>
    public static Task<int> HoldAsync(EventDb db, Guid ruleId, string why, DateTimeOffset now, CancellationToken stop) =>
        WithholdAsync(NotOnItsWay(db, ruleId, now), why, stop);

    /// <summary>Something newer is told instead: nothing of it leaves any more, also not what somebody had stopped.</summary>
    /// <inheritdoc cref="HoldAsync"/>
    public static async Task OvertakeAsync(EventDb db, Guid ruleId, DateTimeOffset now, CancellationToken stop)
    {
        await WithholdAsync(Held(db, ruleId), MailErrors.TooLate, stop);
        await WithholdAsync(NotOnItsWay(db, ruleId, now), MailErrors.TooLate, stop);
    }

    private static IQueryable<OutboxMail> NotOnItsWay(EventDb db, Guid ruleId, DateTimeOffset now)
    {
        var waits = now + OutboxClaims.Hold;
        return Of(db, ruleId)
            .Where(m =>
                m.State == OutboxState.Queued
                || m.State == OutboxState.Retrying
                || (m.State == OutboxState.Claimed && m.ClaimedUntil <= waits)
                || (m.State == OutboxState.Withheld && m.LastError == MailErrors.RuleWaits)
            );
    }

    private static Task<int> WithholdAsync(IQueryable<OutboxMail> mails, string why, CancellationToken stop) =>
        mails.ExecuteUpdateAsync(
            set =>
                set.SetProperty(m => m.State, OutboxState.Withheld)
                    .SetProperty(m => m.LastError, why)
                    .SetProperty(m => m.ClaimId, (Guid?)null)
                    .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            stop
        );

    /// <summary>Those that waited for a second person, and no others: what was stopped stays so until somebody says what becomes of it.</summary>
    public static Task LetGoAsync(EventDb db, Guid ruleId, DateTimeOffset now, CancellationToken stop) =>
        Held(db, ruleId)
            .Where(m => m.LastError == MailErrors.RuleWaits)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Queued).SetProperty(m => m.LastError, "").SetProperty(m => m.DueAt, now),
                stop
            );
}
