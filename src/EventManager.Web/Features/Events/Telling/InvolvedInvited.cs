using EventManager.Data;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Who was invited by name and has not answered. Who said yes is registered and told as such; who said no has no part in it.</summary>
internal sealed class InvolvedInvited(PersonalLinks links, InvitationCalendar calendar) : IInvolved
{
    public string Group => "Invited";

    public IQueryable<InvolvedRow> Rows(EventDb db, Guid eventId) =>
        InvitationsQuery
            .Open(db, eventId)
            .AsNoTracking()
            .Where(i => i.Email != "" && db.Outbox.Any(m => m.SubjectId == i.Id && m.Kind == EventInvitationMail.Name))
            .Select(i => new InvolvedRow
            {
                Id = i.Id,
                Address = i.Email,
                Name = i.Name,
                Language = Languages.Default.Code,
            });

    public async Task<InvolvedReader?> FindAsync(EventDb db, Guid id, CancellationToken stop)
    {
        var found = await db
            .Invitations.AsNoTracking()
            .Where(i => i.Id == id)
            .Join(db.Events, i => i.EventId, e => e.Id, (i, e) => new { Invitation = i, Event = e })
            .Select(row => new
            {
                row.Invitation,
                row.Event,
                Venue = db.Venues.FirstOrDefault(v => v.Id == row.Event.VenueId),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null || !await InvitationsQuery.Open(db, found.Event.Id).AnyAsync(i => i.Id == id, stop))
            return null;
        var (invitation, mailed) = (found.Invitation, new MailedEvent(found.Event, found.Venue));
        return new(invitation.Name, "/i/" + links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion), [])
        {
            Calendar = await calendar.WriteAsync(db, mailed.Event, mailed.Place, invitation, stop),
        };
    }
}
