using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Door;

/// <param name="Id">The scan.</param>
/// <param name="At">By the server's clock.</param>
/// <param name="Gate">The gate's code.</param>
/// <param name="Verdict">What the door said.</param>
/// <param name="Name">Null where the asker may see no names, or the code named no ticket.</param>
/// <param name="Undone">It was taken back.</param>
public sealed record LastScan(Guid Id, DateTimeOffset At, string Gate, Verdict Verdict, string? Name, bool Undone);

internal sealed class LastScansQuery(IDbContextFactory<EventDb> databases)
{
    private const int Shown = 12;

    public async Task<IReadOnlyList<LastScan>> ReadAsync(Guid eventId, bool withNames, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await All(db, eventId, withNames).Take(Shown).ToListAsync(stop);
    }

    /// <summary>The latest first; the page shows the first few, the table all.</summary>
    internal static IQueryable<LastScan> All(EventDb db, Guid eventId, bool withNames) =>
        db
            .Scans.AsNoTracking()
            .Where(scan => scan.EventId == eventId)
            .OrderByDescending(scan => scan.ReceivedAt)
            .Select(scan => new LastScan(
                scan.Id,
                scan.ReceivedAt,
                scan.Gate,
                scan.Verdict,
                withNames ? db.Tickets.Where(t => t.Id == scan.TicketId).Select(t => t.HolderName).FirstOrDefault() : null,
                scan.UndoneAt != null
            ));
}
