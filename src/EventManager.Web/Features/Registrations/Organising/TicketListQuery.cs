using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>A ticket as an organiser sees it.</summary>
internal sealed record TicketLine(
    Guid Id,
    int Number,
    string HolderName,
    TicketState State,
    bool IsInside,
    DateTimeOffset IssuedAt,
    DateTimeOffset? AdmittedAt
);

/// <summary>A registration's tickets, those that were replaced or blocked included.</summary>
internal sealed record RegistrationTicketList(string Name, string Email, IReadOnlyList<TicketLine> Tickets);

internal sealed class TicketListQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where the event has no such registration.</summary>
    public async Task<RegistrationTicketList?> FindAsync(Guid eventId, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db
            .Registrations.Where(r => r.Id == registrationId && r.EventId == eventId)
            .Select(r => new
            {
                r.FirstName,
                r.LastName,
                r.Email,
                CalledOff = db.Events.Any(e => e.Id == eventId && e.State == EventState.Cancelled),
            })
            .SingleOrDefaultAsync(stop);
        if (registration is null)
            return null;
        var tickets = await db
            .Tickets.Where(t => t.RegistrationId == registrationId)
            .OrderBy(t => t.Number)
            .ThenBy(t => t.IssuedAt)
            .Select(t => new TicketLine(t.Id, t.Number, t.HolderName, t.State, t.IsInside, t.IssuedAt, t.AdmittedAt))
            .ToListAsync(stop);
        // Nobody is let in with it.
        if (registration.CalledOff)
            tickets = tickets.ConvertAll(t => t.State is TicketState.Valid ? t with { State = TicketState.Cancelled } : t);
        return new($"{registration.FirstName} {registration.LastName}".Trim(), registration.Email, tickets);
    }
}
