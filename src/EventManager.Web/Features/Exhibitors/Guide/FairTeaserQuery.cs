using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Logos;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Guide;

/// <summary>What an event's own page tells of its guide.</summary>
/// <param name="Occupations">Those that most companies show, by name.</param>
/// <param name="MoreOccupations">How many others there are.</param>
/// <param name="Companies">The first by name; those that sent a logo before the others.</param>
/// <param name="Total">Of all companies.</param>
internal sealed record FairTeaserModel(
    IReadOnlyList<(Guid Id, string Name, int Companies)> Occupations,
    int MoreOccupations,
    IReadOnlyList<(string Name, ShownLogo? Logo)> Companies,
    int Total
);

/// <summary>A few short queries, whatever the size of the fair.</summary>
internal sealed class FairTeaserQuery(IDbContextFactory<EventDb> databases)
{
    private const int MostTiles = 12;
    private const int MostCompanies = 8;

    public async Task<FairTeaserModel> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var accepted = db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted);
        var total = await accepted.CountAsync(stop);
        var companies = await accepted
            .OrderByDescending(e => db.Logos.Any(l => l.ExhibitorId == e.Id))
            .ThenBy(e => e.SortName)
            .ThenBy(e => e.Id)
            .Take(MostCompanies)
            .Select(e => new { e.Id, e.CompanyName })
            .ToListAsync(stop);
        var logos = await ShownLogo.OfAsync(db, companies.ConvertAll(company => company.Id), stop);
        var counts = await (
            from link in db.ExhibitorOccupations
            where accepted.Any(e => e.Id == link.ExhibitorId)
            group link by link.OccupationId into shown
            select new { Id = shown.Key, Companies = shown.Count() }
        ).ToListAsync(stop);
        var most = counts.OrderByDescending(one => one.Companies).ThenBy(one => one.Id).Take(MostTiles).ToDictionary(one => one.Id);
        var names = await db
            .Occupations.AsNoTracking()
            .Where(o => most.Keys.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(stop);
        return new(
            [.. names.Select(o => (o.Id, Name: o.Name.In(Languages.Current), most[o.Id].Companies)).ByName(tile => tile.Name)],
            counts.Count - most.Count,
            [.. companies.Select(company => (company.CompanyName, logos.GetValueOrDefault(company.Id)))],
            total
        );
    }
}
