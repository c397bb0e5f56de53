using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

public enum EventFilter
{
    Upcoming,
    Drafts,
    Past,
    All,
}

internal sealed record MyEventsAsked(Guid UserId, EventFilter Filter, string Search, int Page)
{
    /// <summary>Only these; null for all.</summary>
    public IReadOnlyList<string>? Slugs { get; init; }
}

/// <summary>An event as its staff see it in their list.</summary>
public sealed record MyEvent(
    string Slug,
    EventKind Kind,
    EventState State,
    LocalizedText Title,
    string TimeZone,
    DateTimeOffset StartsAt,
    int Taken,
    int Capacity,
    int Waiting,
    StaffRole? Role
);

public sealed record MyEvents(IReadOnlyList<MyEvent> Rows, int Total);

/// <summary>The events that an account has a role in; an administrator's are all.</summary>
internal sealed class MyEventsQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<MyEvents> ListAsync(MyEventsAsked asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (user, now) = (asked.UserId, clock.GetUtcNow());
        var events = db
            .Events.AsNoTracking()
            .Where(e => db.Users.Any(a => a.Id == user && a.IsAdministrator) || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user));
        if (asked.Slugs is { } slugs)
            events = events.Where(e => slugs.Contains(e.Slug));
        events = asked.Filter switch
        {
            EventFilter.Upcoming => events.Where(e => e.State != EventState.Draft && e.EndsAt > now).OrderBy(e => e.StartsAt),
            EventFilter.Drafts => events.Where(e => e.State == EventState.Draft).OrderBy(e => e.StartsAt),
            EventFilter.Past => events.Where(e => e.State != EventState.Draft && e.EndsAt <= now).OrderByDescending(e => e.StartsAt),
            _ => events.OrderByDescending(e => e.StartsAt),
        };
        events = events.WithWords(asked.Search, word => e => e.SearchName.Contains(word));
        var total = await events.CountAsync(stop);
        var rows = await events
            .Skip((asked.Page - 1) * PageSize)
            .Take(PageSize)
            .Select(e => new MyEvent(
                e.Slug,
                e.Kind,
                e.State,
                e.Title,
                e.TimeZone,
                e.StartsAt,
                e.Seats.Taken,
                e.Seats.Capacity,
                e.Seats.Waiting,
                db.Staff.Where(s => s.EventId == e.Id && s.UserId == user).Select(s => (StaffRole?)s.Role).FirstOrDefault()
            ))
            .ToListAsync(stop);
        return new(rows, total);
    }
}
