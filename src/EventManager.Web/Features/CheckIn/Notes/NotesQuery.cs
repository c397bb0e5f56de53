using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Search;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Notes;

/// <param name="OwnNotes">What an organiser wrote, a line for each.</param>
public sealed record NotedTicket(Guid Id, string Name, string Organisation, string OwnNotes)
{
    public IReadOnlyList<string> Lines => OwnNotes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class NotesQuery(IDbContextFactory<EventDb> databases)
{
    private const int Most = 50;

    /// <summary>Tickets that fit what was typed; with nothing typed those that have a note.</summary>
    public async Task<IReadOnlyList<NotedTicket>> FindAsync(Guid eventId, string search, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var tickets = db.Tickets.AsNoTracking().Where(t => t.EventId == eventId && t.State == TicketState.Valid);
        tickets = SearchText.Words(search).Count == 0 ? tickets.Where(t => t.Notes != "") : tickets.WithWords(db, eventId, search);
        return await Lines(db, tickets.OrderBy(t => t.SortName).ThenBy(t => t.Id).Take(Most)).ToListAsync(stop);
    }

    /// <summary>Null where the event has no such ticket that is valid.</summary>
    public async Task<NotedTicket?> FindAsync(Guid eventId, Guid ticketId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var tickets = db.Tickets.AsNoTracking().Where(t => t.EventId == eventId && t.Id == ticketId && t.State == TicketState.Valid);
        return await Lines(db, tickets).SingleOrDefaultAsync(stop);
    }

    private static IQueryable<NotedTicket> Lines(EventDb db, IQueryable<Ticket> tickets) =>
        tickets.Select(t => new NotedTicket(
            t.Id,
            t.HolderName,
            db.Registrations.Where(r => r.Id == t.RegistrationId).Select(r => r.Organisation).First(),
            t.OwnNotes
        ));
}
