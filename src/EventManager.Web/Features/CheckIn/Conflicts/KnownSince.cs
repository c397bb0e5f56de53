using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Record;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>Since when a ticket was not good, as the server knows it: the phone that let it in may have been away for longer or shorter.</summary>
internal sealed class KnownSince
{
    private readonly Dictionary<Guid, Row> rows = [];
    private readonly DoorEvent door;
    private readonly DateTimeOffset? keyRevokedAt;

    private KnownSince(DoorEvent door, DateTimeOffset? keyRevokedAt) => (this.door, this.keyRevokedAt) = (door, keyRevokedAt);

    public static async Task<KnownSince> LoadAsync(EventDb db, DoorEvent door, IEnumerable<Guid> tickets, CancellationToken stop)
    {
        var revoked = await db
            .SigningKeys.Where(key => key.EventId == door.Id && key.RevokedAt != null)
            .OrderByDescending(key => key.RevokedAt)
            .Select(key => key.RevokedAt)
            .FirstOrDefaultAsync(stop);
        var known = new KnownSince(door, revoked);
        foreach (var ids in tickets.Distinct().Chunk(ScanBatch.Chunk))
        {
            var found = db
                .Tickets.Where(t => ids.Contains(t.Id))
                .Join(db.Registrations, t => t.RegistrationId, r => r.Id, (ticket, registration) => new { ticket, registration })
                .Select(row => new Row(
                    row.ticket.Id,
                    row.ticket.State,
                    row.ticket.UpdatedAt,
                    // The ticket that replaced it was made in that moment; the old one may have changed since.
                    db.Tickets.Where(other => other.RegistrationId == row.ticket.RegistrationId && other.Number == row.ticket.Number)
                        .Where(other => other.IssuedAt > row.ticket.IssuedAt)
                        .OrderBy(other => other.IssuedAt)
                        .Select(other => (DateTimeOffset?)other.IssuedAt)
                        .FirstOrDefault(),
                    row.registration.State,
                    row.registration.CancelledAt,
                    row.registration.UpdatedAt
                ));
            foreach (var row in await found.ToListAsync(stop))
                known.rows[row.Id] = row;
        }
        return known;
    }

    /// <summary>Null where nobody keeps it: lists and rules of a door have no date.</summary>
    public DateTimeOffset? Of(Scan scan)
    {
        var gate = door.Gate(scan.Gate)?.Rules;
        return scan.Verdict switch
        {
            Verdict.NotYetValid => scan.Reason is VerdictReason.GateClosed ? gate?.OpensAt : door.Window.OpensAt,
            Verdict.Expired => scan.Reason is VerdictReason.GateClosed ? gate?.ClosesAt : door.Window.ClosesAt,
            Verdict.Revoked or Verdict.Cancelled or Verdict.Waitlisted when rows.TryGetValue(scan.TicketId!.Value, out var row) => Standing(
                row
            ),
            _ => null,
        };
    }

    private DateTimeOffset? Standing(Row row) =>
        row switch
        {
            { Ticket: TicketState.Revoked } => row.ReplacedAt ?? row.TicketChangedAt,
            { Registration: RegistrationState.Cancelled } => row.CancelledAt ?? row.RegistrationChangedAt,
            { Ticket: TicketState.Cancelled } => row.TicketChangedAt,
            { Registration: RegistrationState.Confirmed } => keyRevokedAt,
            _ => row.RegistrationChangedAt,
        };

    private sealed record Row(
        Guid Id,
        TicketState Ticket,
        DateTimeOffset TicketChangedAt,
        DateTimeOffset? ReplacedAt,
        RegistrationState Registration,
        DateTimeOffset? CancelledAt,
        DateTimeOffset RegistrationChangedAt
    );
}
