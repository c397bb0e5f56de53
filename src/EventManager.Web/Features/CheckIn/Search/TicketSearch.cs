using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Search;

/// <summary>A ticket for somebody who came without one. Its code is scanned like any other.</summary>
internal sealed record FoundTicket(
    Guid TicketId,
    string Code,
    string Name,
    string Category,
    string State,
    DateTimeOffset? AdmittedAt,
    IReadOnlyList<string>? Notes
);

internal sealed record FoundTickets(IReadOnlyList<FoundTicket> Results);

/// <summary>
/// Finds tickets by beginnings of words: of the name on it, and of whom it was registered by, with organisation and class.
/// </summary>
internal sealed class TicketSearch(IDbContextFactory<EventDb> databases, TicketSigner signer)
{
    public const int ShortestQuery = 2;
    private const int MaxResults = 20;

    /// <param name="eventId">The event.</param>
    /// <param name="query">At least <see cref="ShortestQuery"/> characters; every word must begin a word of the name or of the registration.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<FoundTickets> FindAsync(Guid eventId, string query, CancellationToken stop)
    {
        if (SearchText.Words(query).Count == 0)
            return new FoundTickets([]);
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await Query(db, eventId, query).OrderBy(row => row.SortName).ThenBy(row => row.Id).Take(MaxResults).ToListAsync(stop);
        if (found.Count == 0)
            return new FoundTickets([]);
        var codes = await signer.CodesAsync(db, eventId, found.Select(row => row.Id), stop);
        return new FoundTickets([
            .. found.Select(
                (row, i) => new FoundTicket(row.Id, codes[i], row.HolderName, row.Category, State(row), row.AdmittedAt, NotesOf(row))
            ),
        ]);
    }

    internal static IQueryable<Row> Query(EventDb db, Guid eventId, string query)
    {
        var tickets = db.Tickets.WithWords(db, eventId, query);
        return from t in tickets
            join r in db.Registrations on t.RegistrationId equals r.Id
            where t.State != TicketState.Revoked
            select new Row
            {
                Id = t.Id,
                HolderName = t.HolderName,
                SortName = t.SortName,
                Category = t.Category,
                Ticket = t.State,
                Registration = r.State,
                CalledOff = db.Events.Any(e => e.Id == t.EventId && e.State == EventState.Cancelled),
                AdmittedAt = t.AdmittedAt,
                Notes = t.Notes,
            };
    }

    private static string State(Row row) => row.CalledOff ? "cancelled" : TicketStanding.Of(row.Ticket, row.Registration);

    private static string[]? NotesOf(Row row) => row.Notes.Length == 0 ? null : row.Notes.Split('\n');

    internal sealed class Row
    {
        public required Guid Id { get; init; }
        public required string HolderName { get; init; }
        public required string SortName { get; init; }
        public required string Category { get; init; }
        public required TicketState Ticket { get; init; }
        public required RegistrationState Registration { get; init; }
        public required bool CalledOff { get; init; }
        public required DateTimeOffset? AdmittedAt { get; init; }
        public required string Notes { get; init; }
    }
}
