using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>Tells whether a visitor sees an event's public pages: all pages below <c>/e/{slug}</c> ask it.</summary>
internal sealed class EventVisitors(PersonalLinks links, EventAccess access, IDbContextFactory<EventDb> databases)
{
    /// <summary>The event of a public page below <c>/e/{slug}</c>; null where the visitor of this request may not know of it.</summary>
    public async Task<Event?> FindAsync(string slug, HttpContext http)
    {
        var stop = http.RequestAborted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, stop);
        var (key, invitation) = ((string?)http.Request.Query["k"], (string?)http.Request.Query["i"]);
        return @event is null || await ViewAsync(@event, http.User, key, invitation, stop) is EventView.Hidden ? null : @event;
    }

    /// <param name="event">The event, as read.</param>
    /// <param name="user">Who asks; may be nobody.</param>
    /// <param name="key">What stands behind <c>?k=</c>.</param>
    /// <param name="invitation">What stands behind <c>?i=</c>.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<EventView> ViewAsync(Event @event, ClaimsPrincipal user, string? key, string? invitation, CancellationToken stop)
    {
        var hasLink = links.IsValid(key, LinkPurpose.Event, @event.Id, @event.LinkVersion);
        var isInvited = @event.Visibility is EventVisibility.Invited && await IsInvitedAsync(@event.Id, invitation, stop);
        var view = EventViewing.Decide(@event.State, @event.Visibility, isStaff: false, hasLink, isInvited);
        if (view is not EventView.Hidden || user.Identity is not { IsAuthenticated: true })
            return view;
        var isStaff = await access.FindAsync(user, @event.Slug, StaffRole.Contributor, stop) is not null;
        return EventViewing.Decide(@event.State, @event.Visibility, isStaff, hasLink, isInvited);
    }

    /// <summary>The query that opens an event found by link only; empty for all others.</summary>
    public string QueryFor(Event @event) =>
        @event.Visibility is EventVisibility.Link ? "?k=" + links.Token(LinkPurpose.Event, @event.Id, @event.LinkVersion) : "";

    private async Task<bool> IsInvitedAsync(Guid eventId, string? invitation, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(invitation) is not { } id || !links.IsValid(invitation, LinkPurpose.Invitation, id))
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Invitations.AnyAsync(i => i.Id == id && i.EventId == eventId, stop);
    }
}
