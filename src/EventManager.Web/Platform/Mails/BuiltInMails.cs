using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;

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
