using EventManager.Data;
using EventManager.Domain.Events;

namespace EventManager.Web.Features.Privacy;

/// <summary>Events of some kinds that ended before a day.</summary>
/// <param name="Kinds">Of these.</param>
/// <param name="Before">When they ended.</param>
/// <param name="Reach">How long before that at most; null looks at all that ever were.</param>
internal readonly record struct OverEvents(EventKind[] Kinds, DateTimeOffset Before, TimeSpan? Reach)
{
    public IQueryable<Event> Of(EventDb db)
    {
        var (kinds, before) = (Kinds, Before);
        var over = db.Events.Where(e => kinds.Contains(e.Kind) && e.EndsAt < before);
        if (Reach is not { } reach)
            return over;
        var since = before - reach;
        return over.Where(e => e.EndsAt >= since);
    }
}
