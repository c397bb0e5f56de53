using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>An event in a calendar; its days are those of its own place.</summary>
public sealed record MonthEvent(
    Guid Id,
    string Slug,
    LocalizedText Title,
    EventState State,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt
)
{
    public DateOnly FirstDay => DayOf(StartsAt);

    /// <summary>What ends at midnight is over on the day before.</summary>
    public DateOnly LastDay => EndsAt > StartsAt ? DayOf(EndsAt.AddTicks(-1)) : FirstDay;

    public bool IsOn(DateOnly day) => FirstDay <= day && day <= LastDay;

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Zone.ToLocal(moment, TimeZone).DateTime);
}

/// <summary>A month of one's own events, drafts among them.</summary>
internal sealed class EventMonthQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>More than anybody reads in a month.</summary>
    private const int Most = 500;

    public DateOnly Today => DateOnly.FromDateTime(Zone.ToLocal(clock.GetUtcNow(), Zone.Default).DateTime);

    /// <param name="user">Whose.</param>
    /// <param name="month">Its first day.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<MonthEvent>> OfAsync(Guid user, DateOnly month, CancellationToken stop)
    {
        // A day more on both sides: elsewhere the month begins and ends at another moment.
        var from = Zone.ToUtc(month.AddDays(-1).ToDateTime(TimeOnly.MinValue), Zone.Default);
        var until = Zone.ToUtc(month.AddMonths(1).AddDays(1).ToDateTime(TimeOnly.MinValue), Zone.Default);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await OwnEvents
            .Of(db, user)
            .AsNoTracking()
            .Where(e => e.StartsAt < until && e.EndsAt >= from)
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Select(e => new MonthEvent(e.Id, e.Slug, e.Title, e.State, e.TimeZone, e.StartsAt, e.EndsAt))
            .ToListAsync(stop);
    }
}
