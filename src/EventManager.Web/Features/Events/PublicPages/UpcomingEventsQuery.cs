using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>An event as the list of upcoming ones shows it.</summary>
public sealed record UpcomingEvent(
    string Slug,
    EventKind Kind,
    EventState State,
    EventVisibility Visibility,
    LocalizedText Title,
    LocalizedText Summary,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? PostponedFrom,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    bool HasWaitingList,
    string? Place,
    int Capacity,
    int Taken,
    int Waiting
)
{
    public int SeatsLeft => RegistrationOffers.SeatsLeft(Capacity - Taken, Waiting);

    public bool IsOpen(DateTimeOffset now) => State is EventState.Published or EventState.Postponed && OpensAt <= now && now < ClosesAt;
}

internal sealed class UpcomingEventsQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>More than the city's networks hold in two years.</summary>
    private const int Most = 100;

    public async Task<IReadOnlyList<UpcomingEvent>> ListAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Events.AsNoTracking()
            .Where(e => e.State == EventState.Published || e.State == EventState.Postponed || e.State == EventState.Cancelled)
            .Where(e => e.Visibility == EventVisibility.Public || e.Visibility == EventVisibility.Companies)
            .Where(e => e.EndsAt > now)
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Slug)
            .Take(Most)
            .Select(e => new UpcomingEvent(
                e.Slug,
                e.Kind,
                e.State,
                e.Visibility,
                e.Title,
                e.Summary,
                e.TimeZone,
                e.StartsAt,
                e.EndsAt,
                e.PostponedFrom,
                e.RegistrationOpensAt,
                e.RegistrationClosesAt,
                e.HasWaitingList,
                db.Venues.Where(v => v.Id == e.VenueId).Select(v => v.Name).FirstOrDefault(),
                e.Seats.Capacity,
                e.Seats.Taken,
                e.Seats.Waiting
            ))
            .ToListAsync(stop);
    }
}
