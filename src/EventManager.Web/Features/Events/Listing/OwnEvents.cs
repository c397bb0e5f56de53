using EventManager.Data;
using EventManager.Domain.Events;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>The events that an account has a role in; an administrator's are all.</summary>
internal static class OwnEvents
{
    public static IQueryable<Event> Of(EventDb db, Guid user) =>
        db.Events.Where(e =>
            db.Users.Any(a => a.Id == user && a.IsAdministrator) || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user)
        );
}
