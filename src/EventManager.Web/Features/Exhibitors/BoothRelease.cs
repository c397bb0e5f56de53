using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Gives a booth back, once its exhibitor's row has been changed in the same transaction (that row is the lock).</summary>
internal static class BoothRelease
{
    public static Task<int> FreeAsync(EventDb db, Guid exhibitorId, CancellationToken stop) =>
        db
            .Booths.Where(b => b.ExhibitorId == exhibitorId)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.ExhibitorId, (Guid?)null).SetProperty(x => x.Version, x => x.Version + 1), stop);
}
