using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>
/// All mails of a month, gone and to come, of all events that somebody organises; an administrator's are all, and the house's own. To lead
/// the door of an event is not enough: whom it writes to is its organisers' business.
/// </summary>
internal sealed class MailCalendarQuery(IDbContextFactory<EventDb> databases, AccountAccess accounts, TimeProvider clock)
{
    /// <summary>More than anybody looks for in a list; the rest by its own page.</summary>
    private const int MostChoices = 200;

    public DateOnly Today => MailMonth.DayOf(clock.GetUtcNow());

    /// <param name="who">Whoever reads.</param>
    /// <param name="month">A day in it.</param>
    /// <param name="slug">The one event that is asked for; empty for all, and the house's own.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<MailCalendarLine>> OfAsync(ClaimsPrincipal who, DateOnly month, string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await MineAsync(db, who, stop) is not var (mine, isAdministrator))
            return [];
        if (slug.Length > 0)
            mine = mine.Where(e => e.Slug == slug);
        var of = new MailMonth(month);
        var gone = await MailDays.CountAsync(db, mine, isAdministrator && slug.Length == 0, of, stop);
        var coming = await PlannedMails.CountAsync(db, mine, of, clock.GetUtcNow(), stop);
        return await NamedAsync(db, [.. gone, .. coming.Where(one => one.Count > 0)], stop);
    }

    /// <summary>Those among which one can be chosen, the latest first.</summary>
    public async Task<IReadOnlyList<MailCalendarEvent>> EventsAsync(ClaimsPrincipal who, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await MineAsync(db, who, stop) is not var (mine, _))
            return [];
        return await mine.OrderByDescending(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(MostChoices)
            .Select(e => new MailCalendarEvent(e.Slug, e.Title))
            .ToListAsync(stop);
    }

    /// <summary>Null for somebody who is not signed in.</summary>
    private async Task<(IQueryable<Event> Mine, bool IsAdministrator)?> MineAsync(EventDb db, ClaimsPrincipal who, CancellationToken stop)
    {
        if (EventAccess.UserId(who) is not { } user || !await accounts.IsSignedInAsync(who, stop))
            return null;
        var isAdministrator = await accounts.IsAdministratorAsync(who, stop);
        return (
            db.Events.Where(e =>
                isAdministrator || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user && s.Role == StaffRole.Organiser)
            ),
            isAdministrator
        );
    }

    private static async Task<IReadOnlyList<MailCalendarLine>> NamedAsync(EventDb db, List<MailDayCount> counts, CancellationToken stop)
    {
        var (ofEvents, ofRules) = (counts.Select(one => one.EventId).Distinct(), counts.Select(one => one.RuleId).Distinct());
        var (events, rules) = (ofEvents.OfType<Guid>().ToList(), ofRules.OfType<Guid>().ToList());
        var titles = await db
            .Events.Where(e => events.Contains(e.Id))
            .Select(e => new
            {
                e.Id,
                e.Slug,
                e.Title,
            })
            .ToDictionaryAsync(e => e.Id, e => new MailCalendarEvent(e.Slug, e.Title), stop);
        var ruled = await db.MailRules.AsNoTracking().Where(r => rules.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        string KindOf(MailDayCount one) => one.RuleId is { } id && ruled.TryGetValue(id, out var rule) ? rule.Kind : one.Kind;
        return
        [
            .. counts
                // What was missed names no mail of the outbox, and is the same as what was written.
                .GroupBy(one => (one.Day, one.EventId, Kind: KindOf(one), one.RuleId))
                .Select(same => new MailCalendarLine(
                    same.Key.Day,
                    same.Min(one => one.From),
                    same.Max(one => one.Until),
                    same.Key.EventId is { } of ? titles.GetValueOrDefault(of) : null,
                    same.Key.Kind,
                    same.Key.RuleId is { } rule ? ruled.GetValueOrDefault(rule) : null,
                    same.GroupBy(one => one.State).OrderBy(one => one.Key).ToDictionary(one => one.Key, one => one.Sum(n => n.Count))
                ))
                .OrderBy(line => line.From)
                .ThenBy(line => line.Event?.Slug, StringComparer.Ordinal)
                .ThenBy(line => line.Kind, StringComparer.Ordinal),
        ];
    }
}
