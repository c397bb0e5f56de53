using EventManager.Data;
using EventManager.Web.Features.Exhibitors.Applying;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>An exhibitor as its form shows it.</summary>
internal sealed class ExhibitorFormQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where the event has no such exhibitor.</summary>
    public async Task<ApplicationForm?> ReadAsync(Guid eventId, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Exhibitors.AsNoTracking()
            .Include(e => e.Occupations)
            .SingleOrDefaultAsync(e => e.Id == id && e.EventId == eventId, stop);
        return found is null ? null : ApplicationForm.Of(found);
    }
}
