using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme;

/// <summary>A session as everybody may read it.</summary>
/// <param name="Room">Empty where it has none.</param>
/// <param name="Capacity">Null where nobody signs up.</param>
/// <param name="Free">Places that somebody new can have: none while others wait for them. Null where nobody signs up.</param>
public sealed record ProgrammeEntry(
    Guid Id,
    SessionKind Kind,
    LocalizedText Title,
    LocalizedText Description,
    string Room,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? Capacity,
    int? Free
)
{
    public bool HasSignUp => Capacity is not null;

    /// <summary>Nobody signs up for what has begun.</summary>
    public ProgrammeEntry As(DateTimeOffset now) => StartsAt <= now ? this with { Capacity = null, Free = null } : this;

    public bool Overlaps(ProgrammeEntry other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}

/// <summary>The dates of an event that its programme keeps to.</summary>
public sealed record ProgrammeFrame(
    Guid EventId,
    string Slug,
    LocalizedText Title,
    string Zone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Guid? VenueId,
    EventState State
)
{
    public bool TakesPlace => State is EventState.Published or EventState.Postponed;
}

/// <summary>An event's programme in its order: for its page, its API and its organisers.</summary>
internal sealed class ProgrammeQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<ProgrammeEntry>> ListAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = await Entries(db, db.Sessions.Where(s => s.EventId == eventId)).ToListAsync(stop);
        var language = Languages.Current;
        return [.. entries.InProgramme(entry => entry.StartsAt, entry => entry.EndsAt, entry => entry.Title.In(language))];
    }

    public async Task<ProgrammeEntry?> FindAsync(Guid eventId, Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Entries(db, db.Sessions.Where(s => s.EventId == eventId && s.Id == sessionId)).SingleOrDefaultAsync(stop);
    }

    public async Task<ProgrammeFrame?> FrameAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new ProgrammeFrame(e.Id, e.Slug, e.Title, e.TimeZone, e.StartsAt, e.EndsAt, e.VenueId, e.State))
            .SingleOrDefaultAsync(stop);
    }

    internal static IQueryable<ProgrammeEntry> Entries(EventDb db, IQueryable<Session> sessions)
    {
        return sessions
            .AsNoTracking()
            .Select(s => new ProgrammeEntry(
                s.Id,
                s.Kind,
                s.Title,
                s.Description,
                db.Rooms.Where(room => room.Id == s.RoomId).Select(room => room.Name).FirstOrDefault() ?? "",
                s.StartsAt,
                s.EndsAt,
                s.Seats == null ? null : s.Seats.Capacity,
                s.Seats == null ? null
                    : s.Seats.Waiting > 0 ? 0
                    : s.Seats.Capacity - s.Seats.Taken
            ));
    }
}
