using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

internal sealed class EventPictureQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where the event has none.</summary>
    public async Task<ShownPicture?> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await ShownPicture.OfAsync(db, [eventId], stop)).GetValueOrDefault(eventId);
    }
}
