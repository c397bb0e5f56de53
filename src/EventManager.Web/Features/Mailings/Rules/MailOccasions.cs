using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>What a rule needs of its event.</summary>
internal sealed record RuledEvent(
    Guid Id,
    EventState State,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? RegistrationClosesAt,
    string TimeZone
)
{
    public bool SendsMails => MailRule.GoesIn(State);
}

/// <summary>One thing that a rule counts from, and what the rule says of it now.</summary>
/// <param name="AboutId">The event, the time of arrival, the session; of <see cref="MailAnchor.Confirmed"/> the event, since each has their own.</param>
/// <param name="Anchor">When it is.</param>
/// <param name="DueAt">When the mail is due.</param>
/// <param name="Verdict">Now.</param>
internal sealed record MailOccasion(Guid AboutId, DateTimeOffset Anchor, DateTimeOffset DueAt, MailVerdict Verdict);

/// <summary>Finds what a rule counts from, and who gets its mail. The sweep, the counts and the question about the past read the same.</summary>
internal static class MailOccasions
{
    /// <summary>Anchors whose moment is after one instant and not after another; of a rule that counts from each registration none.</summary>
    public static async Task<List<MailOccasion>> FindAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        DateTimeOffset after,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // Of an event's own dates there is nothing to look for: most rules have nothing due, each minute.
        var (from, to) = rule.Timing.IsOfEvent ? default : rule.Timing.AnchorsOf(after, until, about.TimeZone);
        List<(Guid Id, DateTimeOffset At)> anchors = rule.Anchor switch
        {
            MailAnchor.EventStart => [(about.Id, about.StartsAt)],
            MailAnchor.EventEnd => [(about.Id, about.EndsAt)],
            MailAnchor.Once => rule.OnceAt is { } at ? [(about.Id, at)] : [],
            MailAnchor.RegistrationCloses => about.RegistrationClosesAt is { } closes ? [(about.Id, closes)] : [],
            MailAnchor.SlotStart =>
            [
                .. (
                    await db
                        .TimeSlots.Where(s => s.EventId == about.Id && s.StartsAt >= from && s.StartsAt <= to)
                        .Select(s => new { s.Id, s.StartsAt })
                        .ToListAsync(stop)
                ).Select(s => (s.Id, s.StartsAt)),
            ],
            MailAnchor.SessionStart =>
            [
                .. (
                    await db
                        .Sessions.Where(s => s.EventId == about.Id && s.StartsAt >= from && s.StartsAt <= to)
                        .Select(s => new { s.Id, s.StartsAt })
                        .ToListAsync(stop)
                ).Select(s => (s.Id, s.StartsAt)),
            ],
            _ => [],
        };
        return
        [
            .. anchors
                .Where(one => rule.Timing.Of(one.At, about.TimeZone) is var moment && moment > after && moment <= until)
                .Where(one => rule.DueAt(one.At, about.TimeZone) is not null)
                .Select(one => new MailOccasion(
                    one.Id,
                    one.At,
                    rule.DueAt(one.At, about.TimeZone)!.Value,
                    rule.Judge(one.At, now, about.TimeZone)
                ))
                .OrderBy(one => one.DueAt),
        ];
    }

    /// <summary>Who is meant by the rule and can be written to: of what a rule counts from, each must have one.</summary>
    public static IQueryable<RuledPerson> Audience(EventDb db, MailRule rule) =>
        Anchored(db, rule.Anchor, RuledPeople.Of(db, rule.EventId, rule.Choice));

    /// <summary>Of them, who has what a rule counts from.</summary>
    public static IQueryable<RuledPerson> Anchored(EventDb db, MailAnchor anchor, IQueryable<RuledPerson> people) =>
        anchor switch
        {
            MailAnchor.SlotStart => people.Where(r => r.TimeSlotId != null),
            MailAnchor.SessionStart => people.Where(r => db.SessionPlaces.Any(p => p.RegistrationId == r.Id)),
            _ => people,
        };

    /// <summary>Of those, whom an occasion concerns. Whoever came after the mail was due has just been told all of it.</summary>
    public static IQueryable<RuledPerson> At(EventDb db, MailRule rule, MailOccasion occasion)
    {
        var (about, due) = (occasion.AboutId, occasion.DueAt);
        var people = Audience(db, rule);
        // Who was chosen by hand is meant whatever came before; of a team nobody knows it.
        if (MailAudiences.Has(rule.Audience, MailAnchor.Confirmed))
            people = people.Where(r => r.ConfirmedAt < due);
        return rule.Anchor switch
        {
            MailAnchor.SlotStart => people.Where(r => r.TimeSlotId == about),
            MailAnchor.SessionStart => people.Where(r =>
                db.SessionPlaces.Any(p => p.SessionId == about && p.RegistrationId == r.Id && p.SignedUpAt < due)
            ),
            _ => people,
        };
    }

    /// <summary>How many each of them concerns, as <see cref="At"/> says: one question for all times of arrival or sessions.</summary>
    public static async Task<IReadOnlyList<int>> CountAsync(
        EventDb db,
        MailRule rule,
        IReadOnlyList<MailOccasion> occasions,
        CancellationToken stop
    )
    {
        if (occasions.Count == 0)
            return [];
        if (rule.Timing.IsOfEvent)
            return [await At(db, rule, occasions[0]).CountAsync(stop)];
        var audience = Audience(db, rule);
        var people =
            rule.Anchor is MailAnchor.SlotStart
                ? await audience.Select(r => new { About = r.TimeSlotId!.Value, Since = r.ConfirmedAt!.Value }).ToListAsync(stop)
                : await (
                    from r in audience
                    join p in db.SessionPlaces on r.Id equals p.RegistrationId
                    select new { About = p.SessionId, Since = p.SignedUpAt > r.ConfirmedAt!.Value ? p.SignedUpAt : r.ConfirmedAt!.Value }
                ).ToListAsync(stop);
        var since = people.ToLookup(one => one.About, one => one.Since);
        return [.. occasions.Select(one => since[one.AboutId].Count(at => at < one.DueAt))];
    }

    /// <summary>Of those, who is not in the ledger for it.</summary>
    public static IQueryable<RuledPerson> OpenAt(EventDb db, MailRule rule, MailOccasion occasion)
    {
        var (ruleId, about, at) = (rule.Id, occasion.AboutId, occasion.Anchor);
        return At(db, rule, occasion)
            .Where(r => !db.MailLedger.Any(l => l.RuleId == ruleId && l.RecipientId == r.Id && l.AboutId == about && l.OccasionAt == at));
    }

    /// <summary>
    /// How many would get it now, for each thing that it counts from: of a rule that counts from each registration one by one. Whoever is in
    /// its ledger is not among them.
    /// </summary>
    public static async Task<List<(DateTimeOffset Anchor, int People)>> DueAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        IEnumerable<MailOccasion> occasions,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (rule.Anchor is MailAnchor.Confirmed)
        {
            var open = OpenConfirmed(db, rule, about.TimeZone, rule.Through, now).Select(r => r.ConfirmedAt!.Value);
            return
            [
                .. (await open.ToListAsync(stop)).Where(at => rule.Judge(at, now, about.TimeZone) is MailVerdict.Due).Select(at => (at, 1)),
            ];
        }
        var due = new List<(DateTimeOffset, int)>();
        foreach (var occasion in occasions.Where(one => one.Verdict is MailVerdict.Due))
            due.Add((occasion.Anchor, await OpenAt(db, rule, occasion).CountAsync(stop)));
        return due;
    }

    /// <summary>Of a rule that counts from each registration: who may have come to its moment, and is not in the ledger.</summary>
    public static IQueryable<RuledPerson> OpenConfirmed(EventDb db, MailRule rule, string zone, DateTimeOffset after, DateTimeOffset until)
    {
        var ruleId = rule.Id;
        var (from, to) = rule.Timing.AnchorsOf(after, until, zone);
        return Audience(db, rule)
            .Where(r => r.ConfirmedAt >= from && r.ConfirmedAt <= to)
            .Where(r => !db.MailLedger.Any(l => l.RuleId == ruleId && l.RecipientId == r.Id));
    }
}
