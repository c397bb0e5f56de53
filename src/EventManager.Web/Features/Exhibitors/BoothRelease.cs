using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Gives a booth back, once its exhibitor's row has been changed in the same transaction (that row is the lock).</summary>
internal static class BoothRelease
{
    public static async Task FreeAsync(EventDb db, Guid exhibitorId, Guid? by, DateTimeOffset now, CancellationToken stop)
    {
        var held = db.Booths.Where(b => b.ExhibitorId == exhibitorId);
        var booths = await held.AsNoTracking().ToListAsync(stop);
        await held.ExecuteUpdateAsync(
            b => b.SetProperty(x => x.ExhibitorId, (Guid?)null).SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
        foreach (var booth in booths)
            WriteDown(db, booth, "booth.freed", by, now, exhibitorId);
    }

    /// <summary>It happened to the booth, and to whoever has it or had it.</summary>
    public static void WriteDown(EventDb db, Booth booth, string action, Guid? by, DateTimeOffset now, params Guid?[] exhibitors)
    {
        foreach (var subject in exhibitors.Prepend(booth.Id).OfType<Guid>().Distinct())
            db.Audit.Add(new AuditEntry(now, by, booth.EventId, action, subject, booth.Label));
    }
}
