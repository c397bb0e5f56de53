using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Companies whose application counts: with a booth, waiting, or not decided yet.</summary>
internal sealed class InvolvedExhibitors(PersonalLinks links) : IInvolved
{
    public string Group => "Exhibitors";

    public IQueryable<InvolvedRow> Rows(EventDb db, Guid eventId) =>
        db
            .Exhibitors.AsNoTracking()
            .Where(e => e.EventId == eventId && e.ContactEmail != "")
            .Where(e => e.State == ExhibitorState.Applied || e.State == ExhibitorState.Accepted || e.State == ExhibitorState.Waiting)
            .Select(e => new InvolvedRow
            {
                Id = e.Id,
                Address = e.ContactEmail,
                Name = e.ContactName,
                Language = e.Language,
            });

    public async Task<InvolvedReader?> FindAsync(EventDb db, Guid id, CancellationToken stop) =>
        await db.Exhibitors.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is { IsActive: true } exhibitor
            ? new(exhibitor.ContactName, "/x/" + links.Token(LinkPurpose.Exhibitor, exhibitor.Id, exhibitor.LinkVersion), [])
            : null;
}
