using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Training officers: their apprentices get mails of their own, but the officer plans their day.</summary>
internal sealed class InvolvedOfficers(PersonalLinks links) : IInvolved
{
    public string Group => "Officers";

    public IQueryable<InvolvedRow> Rows(EventDb db, Guid eventId) =>
        db
            .CompanyAccesses.AsNoTracking()
            .Where(c => c.EventId == eventId && c.OfficerEmail != "")
            .Select(c => new InvolvedRow
            {
                Id = c.Id,
                Address = c.OfficerEmail,
                Name = c.OfficerName,
                Language = Languages.Default.Code,
            });

    public async Task<InvolvedReader?> FindAsync(EventDb db, Guid id, CancellationToken stop) =>
        await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } company
            ? new(company.OfficerName, "/c/" + links.Token(LinkPurpose.Company, company.Id, company.LinkVersion), [])
            : null;
}
