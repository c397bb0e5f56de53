using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Editing;

/// <param name="Make">The form of what was read, made anew by each call.</param>
/// <param name="Venues">To choose from.</param>
public sealed record EditedEvent(Func<EventForm> Make, IReadOnlyList<(string Id, string Name)> Venues)
{
    public EventForm Form { get; } = Make();
}

internal sealed class EventFormQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<EditedEvent> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Events.AsNoTracking().Include(e => e.Seats).SingleAsync(e => e.Id == eventId, stop);
        var slots = await db
            .TimeSlots.AsNoTracking()
            .Include(s => s.Seats)
            .Where(s => s.EventId == eventId)
            .OrderBy(s => s.StartsAt)
            .ToListAsync(stop);
        var venues = await db.Venues.AsNoTracking().OrderBy(v => v.SortName).Select(v => new { v.Id, v.Name }).ToListAsync(stop);
        return new(() => new EventForm(found, slots), [.. venues.Select(v => (v.Id.ToString(), v.Name))]);
    }
}
