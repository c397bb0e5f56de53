using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Picturing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>An event as the public lists show it.</summary>
public sealed record ListedEvent(
    Guid Id,
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
    public ShownPicture? Picture { get; init; }

    public int SeatsLeft => new SeatCount(Capacity, Taken, Waiting).Left;

    public bool IsOpen(DateTimeOffset now) => State is EventState.Published or EventState.Postponed && OpensAt <= now && now < ClosesAt;
}

/// <summary>Public events: what is coming, and what is over.</summary>
internal sealed class ListedEventsQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>More than the city's networks hold in two years.</summary>
    private const int Most = 100;

    /// <summary>Of what is over, on one page.</summary>
    public const int PageSize = 20;

    /// <summary>The next first.</summary>
    public async Task<IReadOnlyList<ListedEvent>> UpcomingAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var coming = db.Events.Where(EventViewing.Listed).Where(e => e.EndsAt > now && e.State != EventState.Finished);
        return await CardsAsync(db, coming.OrderBy(e => e.StartsAt).ThenBy(e => e.Slug).Take(Most), stop);
    }

    /// <summary>The latest first; one more than a page where there is a next one.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<IReadOnlyList<ListedEvent>> PastAsync(int page, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var past = db.Events.Where(EventViewing.Listed).Where(e => e.EndsAt <= now || e.State == EventState.Finished);
        var cut = past.OrderByDescending(e => e.StartsAt).ThenBy(e => e.Slug).Skip(page * PageSize).Take(PageSize + 1);
        return await CardsAsync(db, cut, stop);
    }

    private static async Task<IReadOnlyList<ListedEvent>> CardsAsync(EventDb db, IQueryable<Event> events, CancellationToken stop)
    {
        var cards = await Cards(db, events).ToListAsync(stop);
        var pictures = await ShownPicture.OfAsync(db, cards.ConvertAll(card => card.Id), stop);
        return cards.ConvertAll(card => card with { Picture = pictures.GetValueOrDefault(card.Id) });
    }

    private static IQueryable<ListedEvent> Cards(EventDb db, IQueryable<Event> events) =>
        events
            .AsNoTracking()
            .Select(e => new ListedEvent(
                e.Id,
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
            ));
}
