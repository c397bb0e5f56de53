using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Notes;

public sealed record NotedTicket(Guid Id, string Name, string Organisation, string Category, string OwnNotes);

internal sealed class NotesQuery(IDbContextFactory<EventDb> databases)
{
    private const int Most = 50;

    /// <summary>Tickets that fit what was typed; with nothing typed those that have a note.</summary>
    public async Task<IReadOnlyList<NotedTicket>> FindAsync(Guid eventId, string search, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var words = PersonNames.ForSearch(search);
        var inner = " " + words;
        var tickets = db.Tickets.AsNoTracking().Where(t => t.EventId == eventId && t.State == TicketState.Valid);
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database.
        tickets =
            words.Length == 0
                ? tickets.Where(t => t.Notes != "")
                : tickets.Where(t =>
                    t.SearchName.StartsWith(words)
                    || t.SearchName.Contains(inner)
                    || db.Registrations.Any(r => r.Id == t.RegistrationId && r.Organisation.ToLower().StartsWith(words))
                );
#pragma warning restore CA1304, CA1311, CA1862
        return await tickets
            .OrderBy(t => t.SearchName)
            .ThenBy(t => t.Id)
            .Take(Most)
            .Select(t => new NotedTicket(
                t.Id,
                t.HolderName,
                db.Registrations.Where(r => r.Id == t.RegistrationId).Select(r => r.Organisation).First(),
                t.Category,
                t.OwnNotes
            ))
            .ToListAsync(stop);
    }
}
