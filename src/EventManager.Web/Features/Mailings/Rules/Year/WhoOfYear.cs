using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Year;

/// <summary>Somebody in the mail year.</summary>
/// <param name="Name">May be empty where the address is all that is known.</param>
/// <param name="Email">Empty where its time was over.</param>
/// <param name="Fate">What became of it; null where it is to come.</param>
internal sealed record MailPlanPerson(string Name, string Email, MailFate? Fate);

/// <param name="Count">In all.</param>
/// <param name="People">The page of them that was asked for.</param>
internal sealed record MailPlanPeople(int Count, IReadOnlyList<MailPlanPerson> People);

/// <summary>Who is behind a number of the mail year, by name.</summary>
internal sealed class WhoOfYear(IDbContextFactory<EventDb> databases, Transactions transactions, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<Result<MailPlanPeople>> FindAsync(Guid eventId, MailPlanLine line, DateOnly on, int page, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (line.Rule.EventId != eventId || await RuledEvents.FindAsync(db, eventId, stop) is not { } about)
            return MailingRefusals.NotFound;
        var day = MailYearQuery.DayOf(on, about.TimeZone, clock.GetUtcNow());
        var skip = Math.Max(0, page) * PageSize;
        if (line.IsInLedger)
            return await GoneAsync(db, line, day, skip, stop);
        if (line.Rule.IsBuiltIn)
            return await MinutesAsync(db, eventId, line, day, skip, stop);
        // As it is now: what was looked at may be another rule meanwhile.
        if (await db.MailRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == line.Rule.Id && r.EventId == eventId, stop) is not { } rule)
            return MailingRefusals.NotFound;
        return rule.Anchor is MailAnchor.Confirmed
            ? await OfEachAsync(db, rule, about, line, day, skip, stop)
            : await OfDateAsync(db, rule, about, line, day, skip, stop);
    }

    /// <summary>Of a rule that counts from each registration: who may have a moment that is to come.</summary>
    public static IQueryable<RuledPerson> Of(EventDb db, MailRule rule, RuledEvent about, MailPlanDay day) =>
        day.IsPast
            ? MailOccasions.Audience(db, rule).Where(r => r.ConfirmedAt != null)
            : MailOccasions.OpenConfirmed(db, rule, about.TimeZone, rule.Since, day.Now + ListMailRules.Ahead);

    /// <summary>Of these, whose mail is to come, or is due and not written.</summary>
    public static bool IsToBeSent(MailRule rule, RuledEvent about, MailPlanDay day, DateTimeOffset confirmed) =>
        rule.DueAt(confirmed, about.TimeZone) is { } due
        && (due > (day.IsPast ? day.Until : day.Now) || (!day.IsPast && rule.Judge(confirmed, day.Now, about.TimeZone) is MailVerdict.Due));

    private static async Task<MailPlanPeople> GoneAsync(EventDb db, MailPlanLine line, MailPlanDay day, int skip, CancellationToken stop)
    {
        var (ruleId, from, until, by) = (line.Rule.Id, line.From, line.Until, day.Until);
        var isMissed = line.State is MailPlanState.Missed;
        var rows = MailLedgerLines
            .Of(db, line.Rule.EventId)
            .Where(l => l.RuleId == ruleId && l.DueAt >= from && l.DueAt <= until && l.WrittenAt <= by && l.IsMissed == isMissed);
        var page = await rows.OrderBy(l => l.ToAddress)
            .ThenBy(l => l.Id)
            .Skip(skip)
            .Take(PageSize)
            .Select(l => new
            {
                l.Name,
                l.ToAddress,
                l.Fate,
            })
            .ToListAsync(stop);
        return new(await rows.CountAsync(stop), [.. page.Select(one => new MailPlanPerson(one.Name.Trim(), one.ToAddress, one.Fate))]);
    }

    private static async Task<MailPlanPeople> OfDateAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailPlanLine line,
        MailPlanDay day,
        int skip,
        CancellationToken stop
    )
    {
        var all = await MailOccasions.FindAsync(db, rule, about, MailRule.Always, about.EndsAt + ListMailRules.Ahead, day.Now, stop);
        if (all.FirstOrDefault(one => one.AboutId == line.AboutId && one.DueAt == line.From) is not { } occasion)
            return new(0, []);
        var people = line.State is MailPlanState.Due ? MailOccasions.OpenAt(db, rule, occasion) : MailOccasions.At(db, rule, occasion);
        return await PageAsync(people.Select(r => new Named { Name = r.Name, Email = r.Email }), skip, stop);
    }

    private static async Task<MailPlanPeople> OfEachAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        MailPlanLine line,
        MailPlanDay day,
        int skip,
        CancellationToken stop
    )
    {
        var known = await Of(db, rule, about, day).Select(r => new { r.Id, At = r.ConfirmedAt!.Value }).ToListAsync(stop);
        var asked = known
            .Where(one => !line.IsOfWhoComes && IsToBeSent(rule, about, day, one.At))
            .Select(one => (one.Id, Due: rule.DueAt(one.At, about.TimeZone)!.Value))
            .Where(one => one.Due >= line.From && one.Due <= line.Until)
            .OrderBy(one => one.Due)
            .ThenBy(one => one.Id)
            .Select(one => one.Id)
            .ToList();
        var ids = asked.Skip(skip).Take(PageSize).ToList();
        var people = await MailOccasions.Audience(db, rule).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        return new(
            asked.Count,
            [.. ids.Where(people.ContainsKey).Select(id => new MailPlanPerson(people[id].Name.Trim(), people[id].Email, null))]
        );
    }

    /// <summary>As things are now: minutes that have gone since, or go no more, go to nobody.</summary>
    private static async Task<MailPlanPeople> MinutesAsync(
        EventDb db,
        Guid eventId,
        MailPlanLine line,
        MailPlanDay day,
        int skip,
        CancellationToken stop
    )
    {
        var session = db.Sessions.Where(s => s.Id == line.AboutId && s.EventId == eventId);
        if (await ComingMinutes.OfAsync(db, session, day.Now, stop) is not [var coming])
            return new(0, []);
        var people = MinutesReaders
            .Unsent(db, coming.SessionId, coming.To)
            .GroupBy(r => r.NormalizedEmail)
            .Select(same => new Named { Name = same.Min(r => r.FirstName + " " + r.LastName)!, Email = same.Key });
        return await PageAsync(people, skip, stop);
    }

    private static async Task<MailPlanPeople> PageAsync(IQueryable<Named> people, int skip, CancellationToken stop)
    {
        var rows = await people.OrderBy(one => one.Name).ThenBy(one => one.Email).Skip(skip).Take(PageSize).ToListAsync(stop);
        return new(await people.CountAsync(stop), [.. rows.Select(row => new MailPlanPerson(row.Name.Trim(), row.Email, null))]);
    }

    private sealed class Named
    {
        public string Name { get; init; } = "";

        public string Email { get; init; } = "";
    }
}
