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
        return @event is null || await ViewAsync(@event, http.User, EventKeys.Of(http), stop) is EventView.Hidden ? null : @event;
    }

    /// <param name="event">The event, as read.</param>
    /// <param name="user">Who asks; may be nobody.</param>
    /// <param name="key">What came with the address (<see cref="EventKeys"/>): the event's or an invitation's.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<EventView> ViewAsync(Event @event, ClaimsPrincipal user, string? key, CancellationToken stop)
    {
        var hasLink = links.IsValid(key, LinkPurpose.Event, @event.Id, @event.LinkVersion);
        var isInvited = @event.Visibility is EventVisibility.Invited && await IsInvitedAsync(@event.Id, key, stop);
        var view = EventViewing.Decide(@event.State, @event.Visibility, isStaff: false, hasLink, isInvited);
        if (view is not EventView.Hidden || user.Identity is not { IsAuthenticated: true })
            return view;
        var isStaff = await access.FindAsync(user, @event.Slug, StaffRole.Contributor, stop) is not null;
        return EventViewing.Decide(@event.State, @event.Visibility, isStaff, hasLink, isInvited);
    }

    /// <summary>A public page of an event, with what opens it where it is found by its link only.</summary>
    public string AddressOf(Event @event, string page = "") =>
        EventKeys.Address(
            @event.Slug,
            @event.Visibility is EventVisibility.Link ? links.Token(LinkPurpose.Event, @event.Id, @event.LinkVersion) : null,
            page
        );

    private async Task<bool> IsInvitedAsync(Guid eventId, string? invitation, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(invitation) is not { } id || !links.IsValid(invitation, LinkPurpose.Invitation, id))
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Invitations.AnyAsync(i => i.Id == id && i.EventId == eventId, stop);
    }
}
