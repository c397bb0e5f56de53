using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Logos;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>One exhibitor for the organiser.</summary>
/// <param name="Persons">Null for who may see companies but not people.</param>
internal sealed record ExhibitorDetail(
    Guid Id,
    string CompanyName,
    string Street,
    string PostalCode,
    string City,
    string Website,
    ExhibitorState State,
    DateTimeOffset AppliedAt,
    DateTimeOffset? DecidedAt,
    PowerSupply Power,
    int WishedWidth,
    int WishedDepth,
    int Staff,
    LocalizedText ShortText,
    string TimeZone,
    string? BoothLabel,
    IReadOnlyList<LocalizedText> Occupations,
    ExhibitorPersons? Persons,
    ShownLogo? Logo
);

internal sealed record ExhibitorPersons(string ContactName, string ContactEmail, string ContactPhone, string BoothContact, string Wishes);

internal sealed class ExhibitorDetailQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<ExhibitorDetail?> FindAsync(Guid eventId, Guid id, bool withPersons, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Exhibitors.AsNoTracking()
            .Where(e => e.EventId == eventId && e.Id == id)
            .Select(e => new
            {
                e.CompanyName,
                e.Street,
                e.PostalCode,
                e.City,
                e.Website,
                e.State,
                e.AppliedAt,
                e.DecidedAt,
                e.Power,
                e.WishedWidth,
                e.WishedDepth,
                e.Staff,
                e.ShortText,
                Zone = db.Events.Where(x => x.Id == eventId).Select(x => x.TimeZone).First(),
                Booth = db.Booths.Where(b => b.ExhibitorId == e.Id).Select(b => b.Label).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var occupations = await db
            .Occupations.AsNoTracking()
            .Where(o => db.ExhibitorOccupations.Any(x => x.ExhibitorId == id && x.OccupationId == o.Id))
            .OrderBy(o => o.SortName)
            .Select(o => o.Name)
            .ToListAsync(stop);
        var persons = withPersons
            ? await db
                .Exhibitors.Where(e => e.Id == id)
                .Select(e => new ExhibitorPersons(e.ContactName, e.ContactEmail, e.ContactPhone, e.BoothContact, e.Wishes))
                .SingleAsync(stop)
            : null;
        return new(
            id,
            found.CompanyName,
            found.Street,
            found.PostalCode,
            found.City,
            found.Website,
            found.State,
            found.AppliedAt,
            found.DecidedAt,
            found.Power,
            found.WishedWidth,
            found.WishedDepth,
            found.Staff,
            found.ShortText,
            found.Zone,
            found.Booth,
            occupations,
            persons,
            (await ShownLogo.OfAsync(db, [id], stop)).GetValueOrDefault(id)
        );
    }
}
