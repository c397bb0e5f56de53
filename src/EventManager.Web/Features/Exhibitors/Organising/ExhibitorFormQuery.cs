using EventManager.Data;
using EventManager.Web.Features.Exhibitors.Applying;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>An exhibitor as its form shows it.</summary>
internal sealed class ExhibitorFormQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Null where the event has no such exhibitor.</summary>
    public async Task<ApplicationForm?> ReadAsync(Guid eventId, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Exhibitors.AsNoTracking()
            .Include(e => e.Occupations)
            .SingleOrDefaultAsync(e => e.Id == id && e.EventId == eventId, stop);
        return found is null
            ? null
            : new ApplicationForm
            {
                CompanyName = found.CompanyName,
                Street = found.Street,
                PostalCode = found.PostalCode,
                City = found.City,
                Details = DetailsForm.Of(found),
                Power = found.Power.ToString(),
                WishedWidth = Metres.Say(found.WishedWidth),
                WishedDepth = Metres.Say(found.WishedDepth),
                Staff = found.Staff.ToString(),
                Wishes = found.Wishes,
            };
    }
}
