using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

internal static class SeenTickets
{
    /// <summary>Reads tickets of one event with what their registrations are worth.</summary>
    public static async Task LoadAsync(EventDb db, Guid eventId, Guid[] ids, Dictionary<Guid, SeenTicket> into, CancellationToken stop)
    {
        var found = await (
            from ticket in db.Tickets.AsNoTracking()
            join registration in db.Registrations on ticket.RegistrationId equals registration.Id
            where ids.Contains(ticket.Id) && ticket.EventId == eventId
            select new
            {
                ticket.Id,
                ticket.RegistrationId,
                ticket.State,
                Registration = registration.State,
                ticket.HolderName,
                ticket.Category,
                ticket.Notes,
                ticket.People,
                ticket.PeopleInside,
                ticket.Arrived,
                ticket.IsInside,
                ticket.AdmittedAt,
            }
        ).ToListAsync(stop);
        foreach (var row in found)
            into[row.Id] = new SeenTicket
            {
                Id = row.Id,
                RegistrationId = row.RegistrationId,
                State = row.State,
                Registration = row.Registration,
                Name = row.HolderName,
                Category = row.Category,
                Notes = row.Notes,
                People = row.People,
                House =
                    row.People > 1
                        ? SeenPlace.Of(row.PeopleInside, row.Arrived, row.AdmittedAt)
                        : SeenPlace.Of(row.IsInside ? 1 : 0, row.AdmittedAt is null ? 0 : 1, row.AdmittedAt),
            };
    }
}
