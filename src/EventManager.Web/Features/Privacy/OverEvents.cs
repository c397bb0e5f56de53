using EventManager.Data;
using EventManager.Domain.Events;

namespace EventManager.Web.Features.Privacy;

/// <summary>Events of some kinds that ended before a day.</summary>
internal readonly record struct OverEvents(EventKind[] Kinds, DateTimeOffset Before)
{
    public IQueryable<Event> Of(EventDb db)
    {
        var (kinds, before) = (Kinds, Before);
        return db.Events.Where(e => kinds.Contains(e.Kind) && e.EndsAt < before);
    }
}
