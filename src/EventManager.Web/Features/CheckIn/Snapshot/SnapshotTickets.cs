using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Snapshot;

/// <summary>An event's tickets in the order of their last change.</summary>
internal sealed class SnapshotTickets(IDbContextFactory<EventDb> databases)
{
    /// <summary>Between two pages no connection is held: a phone on bad Wi-Fi takes minutes to read them all.</summary>
    private const int PageSize = 2_000;

    public async IAsyncEnumerable<SnapshotTicket> ReadAsync(
        Guid eventId,
        DateTimeOffset? since,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        Row? last = null;
        do
        {
            var page = await PageAsync(eventId, since, last, stop);
            foreach (var row in page)
                yield return Ticket(row);
            last = page.Count == PageSize ? page[^1] : null;
        } while (last is not null);
    }

    /// <summary>Tickets whose holder was erased since: a phone must forget the name too.</summary>
    public async IAsyncEnumerable<Guid> RemovedAsync(
        Guid eventId,
        DateTimeOffset? since,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        if (since is not { } from)
            yield break;
        await using var db = await databases.CreateDbContextAsync(stop);
        var erased = db
            .Tickets.Where(t => t.EventId == eventId && t.UpdatedAt > from && t.HolderName == "" && t.State != TicketState.Valid)
            .Select(t => t.Id);
        await foreach (var id in erased.AsAsyncEnumerable().WithCancellation(stop))
            yield return id;
    }

    /// <summary>One page; walks the index over event, last change and id.</summary>
    public static IQueryable<Row> Query(EventDb db, Guid eventId, DateTimeOffset? since, Row? last)
    {
        var tickets = db.Tickets.AsNoTracking().Where(t => t.EventId == eventId);
        if (since is { } from)
            tickets = tickets.Where(t => t.UpdatedAt > from);
        if (last is { } end)
            tickets = tickets.Where(t => t.UpdatedAt >= end.UpdatedAt && (t.UpdatedAt > end.UpdatedAt || t.Id > end.Id));
        return tickets
            .Where(t => t.HolderName != "" || t.State == TicketState.Valid)
            .OrderBy(t => t.UpdatedAt)
            .ThenBy(t => t.Id)
            .Take(PageSize)
            // Looked up row by row: a join would tempt a database into sorting the whole event for each page.
            .Select(t => new Row(
                t.Id,
                t.HolderName,
                t.Category,
                t.State,
                db.Registrations.Where(r => r.Id == t.RegistrationId).Select(r => r.State).First(),
                db.Registrations.Where(r => r.Id == t.RegistrationId).Select(r => r.Organisation).First(),
                t.Notes,
                t.People,
                t.PeopleInside,
                t.IsInside,
                t.AdmittedAt,
                t.UpdatedAt,
                t.People > 1
                    ? db.ClassBookings.Where(c => c.RegistrationId == t.RegistrationId).Select(c => (int?)c.Adults).FirstOrDefault()
                    : null
            ));
    }

    private async Task<List<Row>> PageAsync(Guid eventId, DateTimeOffset? since, Row? last, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Query(db, eventId, since, last).ToListAsync(stop);
    }

    private static SnapshotTicket Ticket(Row row) =>
        new(
            row.Id,
            row.Name,
            row.Category,
            TicketStanding.Of(row.State, row.Registration),
            row.IsInside,
            row.AdmittedAt,
            row.Organisation.Length == 0 ? null : row.Organisation,
            row.Notes.Length == 0 ? null : row.Notes.Split('\n'),
            row.People > 1 ? row.People : null,
            row.People > 1 ? row.PeopleInside : null,
            row.Adults
        );

    internal sealed record Row(
        Guid Id,
        string Name,
        string Category,
        TicketState State,
        RegistrationState Registration,
        string Organisation,
        string Notes,
        int People,
        int PeopleInside,
        bool IsInside,
        DateTimeOffset? AdmittedAt,
        DateTimeOffset UpdatedAt,
        int? Adults
    );
}
