using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Logos;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Guide;

/// <summary>An exhibitor as the public reads of it: no persons.</summary>
public sealed record GuideEntry(
    Guid Id,
    string CompanyName,
    LocalizedText ShortText,
    string Website,
    Guid? BoothId,
    string? BoothLabel,
    string? Room,
    IReadOnlyList<string> Occupations,
    ShownLogo? Logo
);

internal sealed record GuidePageOf(
    IReadOnlyList<GuideEntry> Entries,
    int Total,
    int Page,
    int Pages,
    IReadOnlyList<(string Letter, Guid Id)> Letters
);

/// <summary>The guide of an event: accepted exhibitors, searched by words of their name or of what they show, in SQL.</summary>
internal sealed class GuideQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 30;

    /// <param name="eventId">Whose guide.</param>
    /// <param name="words">Beginnings of words of a company's name, or of an occupation in any language.</param>
    /// <param name="occupation">One of the catalogue, or null.</param>
    /// <param name="page">From 1; held inside what there is.</param>
    /// <param name="show">An exhibitor whose page is wanted, instead of a number.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<GuidePageOf> FindAsync(Guid eventId, string words, Guid? occupation, int page, Guid? show, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = Filter(db, eventId, words, occupation);
        var total = await found.CountAsync(stop);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(show is { } id ? await PageOfAsync(found, id, stop) : page, 1, pages);
        var rows = await found
            .OrderBy(e => e.SortName)
            .ThenBy(e => e.ActiveKey)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(e => new
            {
                e.Id,
                e.CompanyName,
                e.ShortText,
                e.Website,
                Booth = (
                    from b in db.Booths
                    join r in db.Rooms on b.RoomId equals r.Id
                    where b.ExhibitorId == e.Id
                    select new
                    {
                        b.Id,
                        b.Label,
                        r.Name,
                    }
                ).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var ids = rows.Select(row => row.Id).ToList();
        var shown = await (
            from link in db.ExhibitorOccupations
            join o in db.Occupations on link.OccupationId equals o.Id
            where ids.Contains(link.ExhibitorId)
            select new { link.ExhibitorId, o.Name }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var logos = await ShownLogo.OfAsync(db, ids, stop);
        var occupations = shown.ToLookup(o => o.ExhibitorId, o => o.Name.In(Languages.Current));
        return new(
            [
                .. rows.Select(row => new GuideEntry(
                    row.Id,
                    row.CompanyName,
                    row.ShortText,
                    row.Website,
                    row.Booth?.Id,
                    row.Booth?.Label,
                    row.Booth?.Name,
                    [.. occupations[row.Id].ByName(name => name)],
                    logos.GetValueOrDefault(row.Id)
                )),
            ],
            total,
            page,
            pages,
            await LettersAsync(found, stop)
        );
    }

    /// <summary>The first company of each letter; all that begins with a digit or a sign is one.</summary>
    private static async Task<IReadOnlyList<(string Letter, Guid Id)>> LettersAsync(IQueryable<Exhibitor> found, CancellationToken stop)
    {
        var names = await found.OrderBy(e => e.SortName).ThenBy(e => e.ActiveKey).Select(e => new { e.Id, e.SortName }).ToListAsync(stop);
        return
        [
            .. names
                .Select(one =>
                    (
                        Letter: one.SortName is [var first, ..] && char.IsLetter(first) ? char.ToUpperInvariant(first).ToString() : "#",
                        one.Id
                    )
                )
                .DistinctBy(one => one.Letter),
        ];
    }

    /// <summary>Occupations that somebody shows here: the choices of the search.</summary>
    public async Task<IReadOnlyList<OccupationName>> OccupationsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db
            .Occupations.AsNoTracking()
            .Where(o =>
                db.ExhibitorOccupations.Any(x =>
                    x.OccupationId == o.Id
                    && db.Exhibitors.Any(e => e.Id == x.ExhibitorId && e.EventId == eventId && e.State == ExhibitorState.Accepted)
                )
            )
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(stop);
        return [.. rows.Select(o => new OccupationName(o.Id, o.Name.In(Languages.Current))).ByName(o => o.Name)];
    }

    private static IQueryable<Exhibitor> Filter(EventDb db, Guid eventId, string words, Guid? occupation)
    {
        var found = db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted);
        found = found.WithWords(
            words,
            word =>
                e =>
                    e.SearchName.Contains(word)
                    || e.Occupations.Any(x => db.Occupations.Any(o => o.Id == x.OccupationId && o.SearchName.Contains(word)))
        );
        return occupation is { } id ? found.Where(e => e.Occupations.Any(x => x.OccupationId == id)) : found;
    }

    private static async Task<int> PageOfAsync(IQueryable<Exhibitor> found, Guid id, CancellationToken stop)
    {
        var own = await found.Where(e => e.Id == id).Select(e => new { e.SortName, e.ActiveKey }).SingleOrDefaultAsync(stop);
        if (own is null)
            return 1;
        var (name, key) = (own.SortName, own.ActiveKey);
        // Keys are unique among those that count, so the ones before it are the rows before it.
#pragma warning disable CA1309, CA1310 // Compared by the database, in the order that it sorts by.
        var before = await found.CountAsync(
            e => string.Compare(e.SortName, name) < 0 || (e.SortName == name && string.Compare(e.ActiveKey, key) < 0),
            stop
        );
#pragma warning restore CA1309, CA1310
        return before / PageSize + 1;
    }
}
