using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>A rule as organisers see it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Next">When it goes next; null where it counts from each registration, or nothing is to come.</param>
/// <param name="People">How many would get it, as things are.</param>
/// <param name="States">What became of what it has sent, as its ledger says.</param>
internal sealed record MailRuleLine(MailRule Rule, DateTimeOffset? Next, int People, IReadOnlyDictionary<MailFate, int> States)
{
    /// <summary>Mails of it are to be written at once, or are not where they are to be.</summary>
    public bool IsUnderWay =>
        Rule is { IsOn: true, Halt: MailHalt.None, Promised: > 0 }
        || States.ContainsKey(MailFate.Queued)
        || States.ContainsKey(MailFate.Claimed)
        || States.ContainsKey(MailFate.Retrying)
        || IsTelling;

    /// <summary>A task is writing what tells of a change, or will.</summary>
    public bool IsTelling { get; init; }

    /// <summary>What was promised beside what became of it; null where there is nothing to compare yet.</summary>
    public MailRuleOutcome? Outcome { get; init; }

    /// <summary>Held back when it was stopped.</summary>
    public int Held { get; init; }

    /// <summary>What tells of a change is never off: there is something to stop while it is under way.</summary>
    public bool MayStop => Rule.IsOn && (!BuiltInRules.IsOfChange(Rule.Mail) || IsUnderWay);

    public bool MayGoOn => !Rule.IsOn || (BuiltInRules.IsOfChange(Rule.Mail) && Held > 0);
}

internal static class RuledEvents
{
    public static Task<RuledEvent?> FindAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new RuledEvent(e.Id, e.State, e.StartsAt, e.EndsAt, e.RegistrationClosesAt, e.TimeZone))
            .SingleOrDefaultAsync(stop);
}

/// <summary>The rules of an event, what they have sent and what is to come.</summary>
internal sealed class ListMailRules(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Farther than any rule looks.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(2 * MailTiming.MostDays);

    public async Task<IReadOnlyList<MailRuleLine>> OfAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await RuledEvents.FindAsync(db, eventId, stop) is not { } about)
            return [];
        var states = await StatesAsync(db, eventId, stop);
        var rules = await db
            .MailRules.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Anchor != MailAnchor.Happening)
            .OrderBy(r => r.Anchor)
            .ThenBy(r => r.Amount)
            .ToListAsync(stop);
        var outcomes = await MailRuleOutcome.OfAsync(db, eventId, rules, stop);
        var lines = new List<MailRuleLine>();
        var now = clock.GetUtcNow();
        foreach (var rule in rules)
        {
            var next = (await MailOccasions.FindAsync(db, rule, about, now, now + Ahead, now, stop)).FirstOrDefault();
            var people = next is null ? MailOccasions.Audience(db, rule) : MailOccasions.At(db, rule, next);
            lines.Add(
                new(rule, next?.DueAt, await people.CountAsync(stop), states.GetValueOrDefault(rule.Id) ?? [])
                {
                    Outcome = outcomes.GetValueOrDefault(rule.Id),
                }
            );
        }
        return lines;
    }

    /// <summary>What goes out at once when something happens: each of them, whether it has sent anything or not.</summary>
    public async Task<IReadOnlyList<MailRuleLine>> BuiltInAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rules = await db
            .MailRules.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Anchor == MailAnchor.Happening)
            .ToDictionaryAsync(r => r.Mail, stop);
        var states = rules.Count > 0 ? await StatesAsync(db, eventId, stop) : [];
        var telling = await TellRegisteredTask.UnderWayAsync(db, eventId, stop);
        var hasHeld = rules.Values.Any(rule => states.GetValueOrDefault(rule.Id)?.ContainsKey(MailFate.Withheld) is true);
        var held = hasHeld ? await RuledMails.CountHeldAsync(db, eventId, stop) : [];
        return
        [
            .. BuiltInRules
                .All.Select(mail => rules.GetValueOrDefault(mail) ?? BuiltInRules.Of(eventId, mail))
                .Select(rule => new MailRuleLine(rule, null, 0, states.GetValueOrDefault(rule.Id) ?? [])
                {
                    IsTelling = telling.Contains(rule.Mail),
                    Held = held.GetValueOrDefault(rule.Id),
                }),
        ];
    }

    /// <summary>Whether minutes go by themselves: as it is, or would be were it switched on.</summary>
    public async Task<MailRule> ApprovedMinutesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = BuiltInRules.IdOf(eventId, BuiltInRules.ApprovedMinutes);
        if (await db.MailRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is { } saved)
            return saved;
        var none = BuiltInRules.Of(eventId, BuiltInRules.ApprovedMinutes);
        none.Version = SaveApprovedMinutes.NotSaved;
        return none;
    }

    public async Task<(string Zone, EventKind Kind)> ZoneAndKindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.TimeZone, e.Kind }).SingleAsync(stop);
        return (found.TimeZone, found.Kind);
    }

    public async Task<OutboxMail?> MailAsync(Guid eventId, Guid mailId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId && m.EventId == eventId, stop);
    }

    private static async Task<Dictionary<Guid, Dictionary<MailFate, int>>> StatesAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var counts = await MailLedgerLines
            .Of(db, eventId)
            .GroupBy(line => new { line.RuleId, line.Fate })
            .Select(same => new
            {
                same.Key.RuleId,
                same.Key.Fate,
                Count = same.Count(),
            })
            .ToListAsync(stop);
        return counts
            .GroupBy(one => one.RuleId)
            .ToDictionary(rule => rule.Key, rule => rule.ToDictionary(one => one.Fate, one => one.Count));
    }
}
