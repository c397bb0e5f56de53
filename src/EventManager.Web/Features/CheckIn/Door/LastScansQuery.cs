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
public sealed record LastScan(Guid Id, DateTimeOffset At, string Gate, Verdict Verdict, string? Name, bool Undone)
{
    /// <summary>How many people it was about.</summary>
    public int People { get; init; }

    /// <summary>The ticket's category; null where the code named no ticket.</summary>
    public string? Category { get; init; }

    /// <summary>"9b, Offene Schule Waldau"; null for all who bring no class.</summary>
    public string? PartyName { get; init; }

    /// <summary>The booked time of arrival; null for any.</summary>
    public DateTimeOffset? ArrivesFrom { get; init; }
}

internal sealed class LastScansQuery(IDbContextFactory<EventDb> databases)
{
    private const int Shown = 12;

    public async Task<IReadOnlyList<LastScan>> ReadAsync(Guid eventId, bool withNames, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await All(db, eventId, withNames).Take(Shown).ToListAsync(stop);
    }

    /// <summary>The latest first; the page shows the first few.</summary>
    internal static IQueryable<LastScan> All(EventDb db, Guid eventId, bool withNames) =>
        Scans(db, eventId)
            .Select(scan => new LastScan(
                scan.Id,
                scan.ReceivedAt,
                scan.Gate,
                scan.Verdict,
                withNames ? db.Tickets.Where(t => t.Id == scan.TicketId).Select(t => t.HolderName).FirstOrDefault() : null,
                scan.UndoneAt != null
            ));

    /// <summary>All, as the table has them, with what stands behind the ticket.</summary>
    internal static IQueryable<LastScan> Whole(EventDb db, Guid eventId) =>
        from scan in Scans(db, eventId)
        let ticket = db.Tickets.FirstOrDefault(t => t.Id == scan.TicketId)
        let registration = db.Registrations.FirstOrDefault(r => r.Id == ticket.RegistrationId)
        select new LastScan(scan.Id, scan.ReceivedAt, scan.Gate, scan.Verdict, ticket.HolderName, scan.UndoneAt != null)
        {
            People = scan.People,
            Category = ticket.Category,
            PartyName = registration.PartyName,
            ArrivesFrom = db
                .TimeSlots.Where(s => s.Id == registration.TimeSlotId)
                .Select(s => (DateTimeOffset?)s.StartsAt)
                .FirstOrDefault(),
        };

    private static IQueryable<Scan> Scans(EventDb db, Guid eventId) =>
        db.Scans.AsNoTracking().Where(scan => scan.EventId == eventId).OrderByDescending(scan => scan.ReceivedAt);
}
