using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>Minutes as somebody was sent them.</summary>
internal sealed record ArchivedMinutes(ProgrammeFrame Frame, ProgrammeEntry Session, MinutesBody Body);

internal sealed class ArchiveQuery(IDbContextFactory<EventDb> databases, ProgrammeQuery programme)
{
    /// <summary>Null where this registration was not sent this session's minutes.</summary>
    public async Task<ArchivedMinutes?> FindAsync(Guid registrationId, Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .MinutesDeliveries.AsNoTracking()
            .Where(d => d.RegistrationId == registrationId)
            .Join(db.Minutes.Where(m => m.SessionId == sessionId), d => d.MinutesId, m => m.Id, (d, _) => d)
            .Join(db.Registrations, d => d.RegistrationId, r => r.Id, (d, r) => new { d.Revision, r.EventId })
            .SingleOrDefaultAsync(stop);
        if (
            found is null
            || await programme.FrameAsync(found.EventId, stop) is not { } frame
            || await programme.FindAsync(found.EventId, sessionId, stop) is not { } session
            || await MinutesQuery.Bodies(db, sessionId, found.Revision).SingleOrDefaultAsync(stop) is not { } body
        )
            return null;
        return new(frame, session, body);
    }
}
