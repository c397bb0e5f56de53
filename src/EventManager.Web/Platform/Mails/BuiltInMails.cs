using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>A mail of a built-in rule, and what it tells of.</summary>
/// <param name="Mail">Its event and its subject are set: the subject is the recipient.</param>
/// <param name="AboutId">The registration, the session, the invitation.</param>
/// <param name="At">When that happened: another time is another mail.</param>
internal sealed record HappenedMail(OutboxMail Mail, Guid AboutId, DateTimeOffset At);

/// <summary>The way from what has happened into the engine of rules: ledger and outbox, in the transaction in which it happens.</summary>
internal static class BuiltInMails
{
    /// <param name="db">The caller's transaction. Two that write an event's first mail of a kind meet at the rule's key; the later one runs again.</param>
    /// <param name="mails">Of one event and one kind.</param>
    /// <param name="now">The instant of writing.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task AddAsync(EventDb db, IReadOnlyCollection<HappenedMail> mails, DateTimeOffset now, CancellationToken stop)
    {
        if (mails.Count == 0)
            return;
        var first = mails.First().Mail;
        var rule = await RuleAsync(db, first.EventId!.Value, first.Kind, stop);
        foreach (var (mail, about, at) in mails)
        {
            db.Outbox.Add(mail);
            db.MailLedger.Add(new(rule, mail.SubjectId!.Value, about, at, at, now, mail.Id));
        }
    }

    /// <summary>
    /// A change of the event is told from now on, whoever stopped the telling of the one before. What of that has not left would say what is
    /// no longer so, or the same twice: it stays behind. Sessions are called off each for itself, and keep theirs.
    /// </summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="kind">One of <see cref="BuiltInRules.Changes"/>.</param>
    /// <param name="now">The instant of the change.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task BeginAsync(EventDb db, Guid eventId, string kind, DateTimeOffset now, CancellationToken stop)
    {
        var rule = await RuleAsync(db, eventId, kind, stop);
        if (!rule.IsOn)
            rule.Begin(now, forPastToo: false);
        // Always, so that whoever stops it in the same moment is before or after this, and what is told from now on is not stopped unseen.
        db.Raise(rule);
        await db.SaveChangesAsync(stop);
        if (kind != BuiltInRules.SessionCancelled)
            await RuledMails.OvertakeAsync(db, rule.Id, now, stop);
    }

    /// <summary>An event has its row from the first mail on, or since somebody stopped it.</summary>
    public static async Task<MailRule> RuleAsync(EventDb db, Guid eventId, string kind, CancellationToken stop)
    {
        var id = BuiltInRules.IdOf(eventId, kind);
        return await db.MailRules.FindAsync([id], stop) ?? db.MailRules.Add(BuiltInRules.Of(eventId, kind)).Entity;
    }

    /// <summary>Those of claimed mails whose built-in rule somebody has stopped since, or before they were written: they wait with it.</summary>
    public static IReadOnlySet<Guid> Stopped(RulesOfBatch rules) =>
        rules.All.Where(rule => rule is { IsBuiltIn: true, IsOn: false }).SelectMany(rules.MailsOf, (_, mail) => mail.Id).ToHashSet();

    /// <summary>Null for a mail of no built-in rule. One kind goes out by hand and by rules that somebody added: those name theirs.</summary>
    public static Guid? RuleOf(OutboxMail row) =>
        row.EventId is { } eventId && BuiltInRules.All.Contains(row.Kind) && RuledMail.Read(row.Arguments) is null
            ? BuiltInRules.IdOf(eventId, row.Kind)
            : null;
}
