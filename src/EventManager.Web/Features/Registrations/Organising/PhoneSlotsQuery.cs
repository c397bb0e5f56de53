using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>The times of arrival that are still to come, as choices, and whether the public could register too.</summary>
internal sealed class PhoneSlotsQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Whether the public cannot register at this moment, though an organiser can.</summary>
    public async Task<bool> IsByHandOnlyAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (now, fair) = (clock.GetUtcNow(), await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop));
        return fair.WhyClosed(now) is not null && fair.WhyClosedByHand(now) is null;
    }

    public async Task<IReadOnlyList<(string Value, string Words)>> OfEventAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (now, zone) = (clock.GetUtcNow(), await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop));
        var slots = await db
            .TimeSlots.AsNoTracking()
            .Where(s => s.EventId == eventId && s.EndsAt > now)
            .OrderBy(s => s.StartsAt)
            .Select(s => new
            {
                s.Id,
                s.StartsAt,
                s.EndsAt,
            })
            .ToListAsync(stop);
        return [.. slots.Select(s => (s.Id.ToString(), When.Span(s.StartsAt, s.EndsAt, zone)))];
    }
}
