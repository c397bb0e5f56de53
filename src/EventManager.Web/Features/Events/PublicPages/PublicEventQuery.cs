using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;
using EventManager.Domain.Tickets;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Events.Picturing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>What an event's public page says.</summary>
public sealed record PublicEvent(Event Event, Venue? Venue, bool HasExhibitors, bool TakesClasses, ShownPicture? Picture);

/// <summary>One query, whatever the size of the event, and one for its picture where it has one.</summary>
internal sealed class PublicEventQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<PublicEvent?> FindAsync(string slug, CancellationToken stop)
    {
        if (!Slugs.IsValid(slug))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Events.AsNoTracking()
            .Include(e => e.Seats)
            .Where(e => e.Slug == slug)
            .Select(e => new
            {
                Event = e,
                Venue = db.Venues.FirstOrDefault(v => v.Id == e.VenueId),
                HasExhibitors = db.Exhibitors.Any(x => x.EventId == e.Id && x.State == ExhibitorState.Accepted),
                HasPicture = db.Pictures.Any(p => p.EventId == e.Id),
                TakesClasses = db.Categories.Any(c => c.EventId == e.Id && c.IsPublic && c.Form == CategoryForm.SchoolClass),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var picture = found.HasPicture ? (await ShownPicture.OfAsync(db, [found.Event.Id], stop)).GetValueOrDefault(found.Event.Id) : null;
        return new(found.Event, found.Venue, found.HasExhibitors, found.TakesClasses, picture);
    }
}
