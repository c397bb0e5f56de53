using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// A registration that its own people may still change: it counts, and its event is neither over nor called off. The page shows nothing
/// to change then, but a page that was left open, and a link, reach the handler all the same.
/// </summary>
internal static class ActiveRegistration
{
    public static async Task<Result<Registration>> FindAsync(EventDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, stop) is not { IsActive: true } registration)
            return RegistrationRefusals.NotFound;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        return @event.WhyOver(now) is { } over ? over : registration;
    }
}
