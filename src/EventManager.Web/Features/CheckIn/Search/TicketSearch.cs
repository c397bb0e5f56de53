using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Tickets;
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

/// <summary>Finds tickets by the beginnings of names' words, or of the organisation.</summary>
internal sealed class TicketSearch(IDbContextFactory<EventDb> databases, TicketSigner signer)
{
    public const int ShortestQuery = 2;
    private const int MaxResults = 20;
    private const int MaxWords = 5;

    /// <param name="eventId">The event.</param>
    /// <param name="query">At least <see cref="ShortestQuery"/> characters; every word must begin a word of the name.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<FoundTickets> FindAsync(Guid eventId, string query, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await Query(db, eventId, PersonNames.ForSearch(query))
            .OrderBy(row => row.SearchName)
            .ThenBy(row => row.Id)
            .Take(MaxResults)
            .ToListAsync(stop);
        if (found.Count == 0)
            return new FoundTickets([]);
        var codes = await signer.CodesAsync(db, eventId, found.Select(row => row.Id), stop);
        return new FoundTickets([
            .. found.Select(
                (row, i) => new FoundTicket(row.Id, codes[i], row.HolderName, row.Category, State(row), row.AdmittedAt, NotesOf(row))
            ),
        ]);
    }

    private static IQueryable<Row> Query(EventDb db, Guid eventId, string query)
    {
        var named = db.Tickets.Where(t => t.EventId == eventId);
        foreach (var word in query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords))
        {
            var inner = " " + word;
            named = named.Where(t => t.SearchName.StartsWith(word) || t.SearchName.Contains(inner));
        }
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database.
        var ofOrganisation =
            from t in db.Tickets
            join r in db.Registrations on t.RegistrationId equals r.Id
            where t.EventId == eventId && r.EventId == eventId && r.Organisation.ToLower().StartsWith(query)
            select t;
#pragma warning restore CA1304, CA1311, CA1862
        return from t in named.Union(ofOrganisation)
            join r in db.Registrations on t.RegistrationId equals r.Id
            where t.State != TicketState.Revoked
            select new Row
            {
                Id = t.Id,
                HolderName = t.HolderName,
                SearchName = t.SearchName,
                Category = t.Category,
                Ticket = t.State,
                Registration = r.State,
                AdmittedAt = t.AdmittedAt,
                Notes = t.Notes,
            };
    }

    private static string State(Row row) => TicketStanding.Of(row.Ticket, row.Registration);

    private static string[]? NotesOf(Row row) => row.Notes.Length == 0 ? null : row.Notes.Split('\n');

    private sealed class Row
    {
        public required Guid Id { get; init; }
        public required string HolderName { get; init; }
        public required string SearchName { get; init; }
        public required string Category { get; init; }
        public required TicketState Ticket { get; init; }
        public required RegistrationState Registration { get; init; }
        public required DateTimeOffset? AdmittedAt { get; init; }
        public required string Notes { get; init; }
    }
}
