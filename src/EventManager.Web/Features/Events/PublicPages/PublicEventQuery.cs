using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Features.Programme;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>What an event's public page says.</summary>
public sealed record PublicEvent(Event Event, Venue? Venue, bool HasExhibitors, bool TakesClasses, ShownPicture? Picture)
{
    /// <summary>As they are now; <see cref="Event"/> may be one that is kept, and has none then.</summary>
    public SeatCount Seats { get; init; } = Event.Seats?.Count ?? default;

    /// <summary>In the order of the page's language.</summary>
    public IReadOnlyList<ProgrammeEntry> Programme { get; init; } = [];

    /// <summary>What was rendered of it; null where it is not kept.</summary>
    internal KeptParts? Parts { get; init; }
}

/// <summary>
/// One statement for each page, whatever the size of the event, and one for its picture where it has one. It reads what changes without
/// anybody editing (seats, places, rooms' names), and the versions of what is edited: the words behind those are kept in
/// <see cref="PublicEventContents"/> and read again when a version is another, whichever node made it so.
/// </summary>
internal sealed class PublicEventQuery(IDbContextFactory<EventDb> databases, PublicEventContents contents)
{
    // Of this program's model: two programs in one process, as in tests, have a query each.
    private readonly Func<EventDb, string, IAsyncEnumerable<PublicEventRow>> rows = EF.CompileAsyncQuery(
        (EventDb db, string slug) =>
            from e in db.Events.AsNoTracking()
            where e.Slug == slug
            from s in db.Sessions.Where(s => s.EventId == e.Id).DefaultIfEmpty()
            select new PublicEventRow
            {
                EventId = e.Id,
                Version = e.Version,
                VenueId = e.VenueId,
                VenueVersion = db.Venues.Where(v => v.Id == e.VenueId).Select(v => (long?)v.Version).FirstOrDefault(),
                Seats = new SeatCount(e.Seats.Capacity, e.Seats.Taken, e.Seats.Waiting),
                HasExhibitors = db.Exhibitors.Any(x => x.EventId == e.Id && x.State == ExhibitorState.Accepted),
                HasPicture = db.Pictures.Any(p => p.EventId == e.Id),
                TakesClasses = db.Categories.Any(c => c.EventId == e.Id && c.IsPublic && c.Form == CategoryForm.SchoolClass),
                SessionId = (Guid?)s!.Id,
                SessionVersion = (long?)s.Version,
                Room = db.Rooms.Where(room => room.Id == s.RoomId).Select(room => room.Name).FirstOrDefault(),
                Capacity = (int?)s.Seats!.Capacity,
                Taken = (int?)s.Seats.Taken,
                Waiting = (int?)s.Seats.Waiting,
            }
    );

    public async Task<PublicEvent?> FindAsync(string slug, CancellationToken stop)
    {
        if (!Slugs.IsValid(slug))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = new List<PublicEventRow>();
        await foreach (var row in rows(db, slug).WithCancellation(stop))
            found.Add(row);
        if (found.Count == 0)
            return null;
        var first = found[0];
        if (await contents.FindAsync(db, found, stop) is not { } content)
            return null;
        var picture = first.HasPicture ? (await ShownPicture.OfAsync(db, [first.EventId], stop)).GetValueOrDefault(first.EventId) : null;
        return new(content.Event, content.Venue, first.HasExhibitors, first.TakesClasses, picture)
        {
            Seats = first.Seats,
            Parts = content.Parts,
            Programme = content.ProgrammeWith(found),
        };
    }
}
