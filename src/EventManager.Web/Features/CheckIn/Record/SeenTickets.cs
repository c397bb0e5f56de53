using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

internal static class SeenTickets
{
    /// <summary>Reads tickets of one event with what their registrations are worth.</summary>
    public static async Task LoadAsync(EventDb db, Guid eventId, Guid[] ids, Dictionary<Guid, SeenTicket> into, CancellationToken stop)
    {
        var found = await Query(db, ids).ToListAsync(stop);
        // The event is asked here and not of the database: for more than a few ids SQLite would walk the index of all its tickets.
        foreach (var row in found.Where(row => row.EventId == eventId))
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

    /// <summary>By their ids alone, over the key: a batch costs the same whatever the event holds.</summary>
    internal static IQueryable<Row> Query(EventDb db, Guid[] ids) =>
        from ticket in db.Tickets.AsNoTracking()
        join registration in db.Registrations on ticket.RegistrationId equals registration.Id
        where ids.Contains(ticket.Id)
        select new Row(
            ticket.Id,
            ticket.EventId,
            ticket.RegistrationId,
            ticket.State,
            registration.State,
            ticket.HolderName,
            ticket.Category,
            ticket.Notes,
            ticket.People,
            ticket.PeopleInside,
            ticket.Arrived,
            ticket.IsInside,
            ticket.AdmittedAt
        );

    internal sealed record Row(
        Guid Id,
        Guid EventId,
        Guid RegistrationId,
        TicketState State,
        RegistrationState Registration,
        string HolderName,
        string Category,
        string Notes,
        int People,
        int PeopleInside,
        int Arrived,
        bool IsInside,
        DateTimeOffset? AdmittedAt
    );
}
