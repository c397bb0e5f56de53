using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

public enum EventFilter
{
    Upcoming,
    Drafts,
    Past,
    All,
}

internal sealed record MyEventsAsked(Guid UserId, EventFilter Filter, string Search, int Page);

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
        var (user, now, language) = (asked.UserId, clock.GetUtcNow(), Languages.Current);
        var events = db
            .Events.AsNoTracking()
            .Where(e => db.Users.Any(a => a.Id == user && a.IsAdministrator) || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user));
        events = asked.Filter switch
        {
            EventFilter.Upcoming => events.Where(e => e.State != EventState.Draft && e.EndsAt > now).OrderBy(e => e.StartsAt),
            EventFilter.Drafts => events.Where(e => e.State == EventState.Draft).OrderBy(e => e.StartsAt),
            EventFilter.Past => events.Where(e => e.State != EventState.Draft && e.EndsAt <= now).OrderByDescending(e => e.StartsAt),
            _ => events.OrderByDescending(e => e.StartsAt),
        };
        if (asked.Search.Trim().ToLowerInvariant() is { Length: > 0 } words)
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, where there is no culture to name.
            events = events.Where(e =>
                e.Title.German.ToLower().Contains(words) || e.Title.In(language).ToLower().Contains(words) || e.Slug.Contains(words)
            );
#pragma warning restore CA1304, CA1311, CA1862
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
