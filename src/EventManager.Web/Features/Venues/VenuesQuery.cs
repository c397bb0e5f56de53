using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Venues;

/// <summary>An event that takes or took place in a venue.</summary>
internal sealed record VenueEvent(string Slug, LocalizedText Title, DateTimeOffset StartsAt, string TimeZone);

internal sealed class VenuesQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Events that are named beside a venue.</summary>
    public const int MostEvents = 10;

    public async Task<VenueForm?> FindAsync(Guid id, CancellationToken stop) => (await ReadAsync(id, stop))?.Invoke();

    /// <summary>Its form, made anew by each call.</summary>
    public async Task<Func<VenueForm>?> ReadAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var venue = await db
            .Venues.AsNoTracking()
            .Include(v => v.Floors)
                .ThenInclude(f => f.Rooms)
            .SingleOrDefaultAsync(v => v.Id == id, stop);
        return venue is null ? null : () => new VenueForm(venue);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<VenueEvent>> EventsAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Events.AsNoTracking()
            .Where(e => e.VenueId == id)
            .OrderByDescending(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(MostEvents)
            .Select(e => new VenueEvent(e.Slug, e.Title, e.StartsAt, e.TimeZone))
            .ToListAsync(stop);
    }
}
