using EventManager.Data;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Who was invited by name and has not answered. Who said yes is registered and told as such; who said no has no part in it.</summary>
internal sealed class InvolvedInvited(PersonalLinks links) : IInvolved
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
        var eventId = await db.Invitations.Where(i => i.Id == id).Select(i => i.EventId).SingleOrDefaultAsync(stop);
        return await InvitationsQuery.Open(db, eventId).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is { } invitation
            ? new(invitation.Name, "/i/" + links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion), [])
            : null;
    }
}
