using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Programme;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>An event as a request finds it, with one of its sessions; without one where it has none.</summary>
internal sealed record PublicEventRow
{
    public required Guid EventId { get; init; }
    public required long Version { get; init; }
    public required Guid? VenueId { get; init; }
    public required long? VenueVersion { get; init; }
    public required SeatCount Seats { get; init; }
    public required bool HasExhibitors { get; init; }
    public required bool HasPicture { get; init; }
    public required bool TakesClasses { get; init; }
    public required Guid? SessionId { get; init; }
    public required long? SessionVersion { get; init; }
    public required string? Room { get; init; }
    public required int? Capacity { get; init; }
    public required int? Taken { get; init; }
    public required int? Waiting { get; init; }
}

/// <summary>What somebody edited, as it was read once. Its event has no seats: those are never kept.</summary>
internal sealed class PublicEventContent(Event @event, Venue? venue, IReadOnlyList<Session> sessions)
{
    private readonly Dictionary<Guid, Session> byId = sessions.ToDictionary(session => session.Id);
    private readonly ConcurrentDictionary<string, IReadOnlyList<ProgrammeEntry>> ordered = new();

    public Event Event => @event;

    public Venue? Venue => venue;

    public KeptParts Parts { get; } = new();

    /// <summary>Whether all of it has the versions that the database has now.</summary>
    public bool Is(IReadOnlyList<PublicEventRow> now) =>
        (@event.Version, @event.VenueId, venue?.Version) == (now[0].Version, now[0].VenueId, now[0].VenueVersion)
        && byId.Count == (now[0].SessionId is null ? 0 : now.Count)
        && (byId.Count == 0 || now.All(row => byId.TryGetValue(row.SessionId!.Value, out var kept) && kept.Version == row.SessionVersion));

    /// <summary>The programme in the order of the language, with rooms and places as they are now.</summary>
    public IReadOnlyList<ProgrammeEntry> ProgrammeWith(IReadOnlyList<PublicEventRow> now)
    {
        if (byId.Count == 0)
            return [];
        var kept = ordered.GetOrAdd(Languages.Current, language => [.. sessions.InProgramme(language).Select(Entry)]);
        var live = now.ToDictionary(row => row.SessionId!.Value);
        return [.. kept.Where(entry => live.ContainsKey(entry.Id)).Select(entry => With(entry, live[entry.Id]))];
    }

    private static ProgrammeEntry Entry(Session session) =>
        new(session.Id, session.Kind, session.Title, session.Description, "", session.StartsAt, session.EndsAt, null, null);

    private static ProgrammeEntry With(ProgrammeEntry entry, PublicEventRow row) =>
        entry with
        {
            Room = row.Room ?? "",
            Capacity = row.Capacity,
            Free =
                row.Capacity is null ? null
                : row.Waiting > 0 ? 0
                : row.Capacity - row.Taken,
        };
}

/// <summary>
/// What events' pages say and people edit, a copy an event. Each request brings the versions that the database has at this moment; what has
/// other ones is read again. So nothing has to be told to another node, and nothing old is shown.
/// </summary>
internal sealed class PublicEventContents : IDisposable
{
    private const int Most = 200;

    /// <summary>Only for what somebody writes past the program, who raises no version.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="db">Reads what is missing.</param>
    /// <param name="now">The event's rows, at least one.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>Null where the event has just gone.</returns>
    public async Task<PublicEventContent?> FindAsync(EventDb db, IReadOnlyList<PublicEventRow> now, CancellationToken stop)
    {
        var id = now[0].EventId;
        if (kept.Get<PublicEventContent>(id) is { } known && known.Is(now))
            return known;
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == id)
            .Select(e => new { Event = e, Venue = db.Venues.FirstOrDefault(v => v.Id == e.VenueId) })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var sessions = now[0].SessionId is null ? [] : await db.Sessions.AsNoTracking().Where(s => s.EventId == id).ToListAsync(stop);
        var content = new PublicEventContent(found.Event, found.Venue, sessions);
        kept.Set(id, content, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return content;
    }

    public void Dispose() => kept.Dispose();
}
