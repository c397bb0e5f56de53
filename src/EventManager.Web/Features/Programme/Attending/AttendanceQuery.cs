using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Attending;

/// <param name="Source">Null where nobody has said that they were there.</param>
internal sealed record AttendanceRow(Guid RegistrationId, string Name, string Organisation, bool SignedUp, AttendanceSource? Source);

/// <param name="Present">How many were there, of the whole session.</param>
/// <param name="Matching">Rows of all pages that fit what was searched.</param>
internal sealed record AttendancePageOf(IReadOnlyList<AttendanceRow> Rows, int Matching, int SignedUp, int Present);

/// <summary>People who were in the house during the session and are not recorded yet.</summary>
internal sealed record ScanProposal(int SignedUp, int Everybody);

internal sealed class AttendanceQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">One of its sessions.</param>
    /// <param name="search">Beginnings of words of a name, an organisation or a class; empty for all.</param>
    /// <param name="onlySignedUp">Leaves out those who have no place in the session and were not there.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<AttendancePageOf> ListAsync(
        Guid eventId,
        Guid sessionId,
        string search,
        bool onlySignedUp,
        int page,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var places = db.SessionPlaces.Where(p => p.SessionId == sessionId);
        var attendances = db.Attendances.Where(a => a.SessionId == sessionId);
        var people = db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .Where(r => r.State == RegistrationState.Confirmed || attendances.Any(a => a.RegistrationId == r.Id));
        if (onlySignedUp)
            people = people.Where(r => places.Any(p => p.RegistrationId == r.Id) || attendances.Any(a => a.RegistrationId == r.Id));
        people = people.WithWords(search, word => r => r.SearchName.Contains(word));
        var rows = await people
            .OrderByDescending(r => places.Any(p => p.RegistrationId == r.Id))
            .ThenBy(r => r.SortName)
            .ThenBy(r => r.Id)
            .Skip(page * PageSize)
            .Take(PageSize)
            .Select(r => new AttendanceRow(
                r.Id,
                r.LastName + ", " + r.FirstName,
                r.Organisation,
                places.Any(p => p.RegistrationId == r.Id),
                attendances.Where(a => a.RegistrationId == r.Id).Select(a => (AttendanceSource?)a.Source).FirstOrDefault()
            ))
            .ToListAsync(stop);
        return new(rows, await people.CountAsync(stop), await places.CountAsync(stop), await attendances.CountAsync(stop));
    }

    public async Task<ScanProposal> ProposalAsync(Guid eventId, Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId && s.EventId == eventId, stop) is not { } session)
            return new(0, 0);
        return new(
            await Inside(db, session, onlySignedUp: true).CountAsync(stop),
            await Inside(db, session, onlySignedUp: false).CountAsync(stop)
        );
    }

    /// <summary>
    /// Registrations with a ticket that was let in before the session's end and was not out again before its beginning; without those
    /// who are recorded already. A door knows the house, not the room: where people signed up, the caller asks for those only.
    /// </summary>
    internal static IQueryable<Guid> Inside(EventDb db, Session session, bool onlySignedUp)
    {
        var (from, until, eventId, sessionId) = (session.StartsAt, session.EndsAt, session.EventId, session.Id);
        var entries = db.Scans.Where(s =>
            s.EventId == eventId
            && s.Verdict == Verdict.Admitted
            && s.Zone == null
            && s.UndoneAt == null
            && s.ScannedAt < until
            && !db.Scans.Any(o =>
                o.TicketId == s.TicketId
                && o.EventId == eventId
                && o.Verdict == Verdict.Left
                && o.Zone == null
                && o.UndoneAt == null
                && o.ScannedAt >= s.ScannedAt
                && o.ScannedAt <= from
            )
        );
        var inside = db
            .Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Confirmed)
            .Where(r => db.Tickets.Any(t => t.RegistrationId == r.Id && entries.Any(s => s.TicketId == t.Id)))
            .Where(r => !db.Attendances.Any(a => a.SessionId == sessionId && a.RegistrationId == r.Id));
        if (onlySignedUp)
            inside = inside.Where(r => db.SessionPlaces.Any(p => p.SessionId == sessionId && p.RegistrationId == r.Id));
        return inside.Select(r => r.Id);
    }
}
