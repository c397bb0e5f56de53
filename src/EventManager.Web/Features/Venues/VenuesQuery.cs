using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Venues;

public sealed record VenueLine(Guid Id, string Name, string City, int Rooms, int? PermittedInside);

internal sealed class VenuesQuery(IDbContextFactory<EventDb> databases)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<VenueLine>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Venues.AsNoTracking()
            .OrderBy(v => v.SortName)
            .ThenBy(v => v.Id)
            .Take(Most)
            .Select(v => new VenueLine(v.Id, v.Name, v.City, v.Floors.SelectMany(f => f.Rooms).Count(), v.PermittedInside))
            .ToListAsync(stop);
    }

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
}
