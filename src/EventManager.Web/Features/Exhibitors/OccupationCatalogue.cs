using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors;

public sealed record OccupationName(Guid Id, string Name);

/// <summary>The catalogue of occupations, in the page's language and from A to Z.</summary>
internal sealed class OccupationCatalogue(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<OccupationName>> AllAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Occupations.AsNoTracking().Select(o => new { o.Id, o.Name }).ToListAsync(stop);
        return [.. rows.Select(o => new OccupationName(o.Id, o.Name.In(Languages.Current))).ByName(o => o.Name)];
    }
}
