using EventManager.Data;
using EventManager.Web.Features.Exhibitors.Applying;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <param name="Make">Its form, made anew by each call.</param>
/// <param name="Version">What was read.</param>
internal sealed record ExhibitorEdit(Func<ApplicationForm> Make, long? Version);

/// <summary>An exhibitor as its form shows it.</summary>
internal sealed class ExhibitorFormQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where the event has no such exhibitor.</summary>
    public async Task<ExhibitorEdit?> ReadAsync(Guid eventId, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Exhibitors.AsNoTracking()
            .Include(e => e.Occupations)
            .SingleOrDefaultAsync(e => e.Id == id && e.EventId == eventId, stop);
        return found is null ? null : new(() => ApplicationForm.Of(found), found.Version);
    }
}
