using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Api;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Api;

/// <summary>A text in both languages; <c>en</c> is empty where there is no translation.</summary>
internal sealed record ApiWords(string De, string En);

/// <summary>An accepted exhibitor. No contact persons: the key reads what the public page shows.</summary>
internal sealed record ApiExhibitor(
    Guid Id,
    string CompanyName,
    string Website,
    ApiWords ShortText,
    IReadOnlyList<ApiWords> Occupations,
    string? Booth
);

/// <summary>A booth. Lengths are centimetres; <c>x</c> and <c>y</c> count from the room's upper left corner.</summary>
internal sealed record ApiBooth(Guid Id, string Label, string Room, int X, int Y, int Width, int Depth, string Power, Guid? ExhibitorId);

internal static class ExhibitorEndpoints
{
    public static void MapExhibitorApi(this IEndpointRouteBuilder routes)
    {
        var reads = routes.MapGroup("/api/v1/events/{slug}").RequireAuthorization(Policies.EventsRead).WithTags("Exhibitors");
        reads
            .MapGet("/exhibitors", ListExhibitorsAsync)
            .WithName("ListExhibitors")
            .WithSummary("Accepted exhibitors with their occupations and booth, as they applied. Page on with the address in Link.");
        reads.MapGet("/booths", ListBoothsAsync).WithName("ListBooths").WithSummary("All booths of the event's plan.");
    }

    private static async Task<Results<Ok<List<ApiExhibitor>>, ProblemHttpResult>> ListExhibitorsAsync(
        string slug,
        IDbContextFactory<EventDb> databases,
        int? limit,
        string? cursor,
        HttpContext http,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        var asked = Paging.Ask(limit, cursor);
        if (asked.IsRefused)
            return problems.Of(asked.Refusal);
        var (size, after) = asked.Value;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await FindAsync(db, slug, stop) is not { } eventId)
            return problems.Of(EventRefusals.NotFound);
        var found = db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted);
#pragma warning disable CA1309, CA1310 // Compared by the database, in the order in which it sorts; there is no translation of the others.
        if (after is { } last)
            found = found.Where(e => e.AppliedAt > last.At || (e.AppliedAt == last.At && string.Compare(e.ActiveKey, last.Key) > 0));
#pragma warning restore CA1309, CA1310
        var rows = await found
            .OrderBy(e => e.AppliedAt)
            .ThenBy(e => e.ActiveKey)
            .Take(size + 1)
            .Select(e => new
            {
                e.Id,
                e.CompanyName,
                e.ActiveKey,
                e.AppliedAt,
                e.Website,
                e.ShortText,
                Booth = db.Booths.Where(b => b.ExhibitorId == e.Id).Select(b => b.Label).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var page = rows.Take(size).ToList();
        var ids = page.Select(row => row.Id).ToList();
        var shown = await (
            from link in db.ExhibitorOccupations
            join o in db.Occupations on link.OccupationId equals o.Id
            where ids.Contains(link.ExhibitorId)
            orderby o.SortName
            select new { link.ExhibitorId, o.Name }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var occupations = shown.ToLookup(o => o.ExhibitorId, o => new ApiWords(o.Name.German, o.Name.Translated("en")));
        if (rows.Count > size)
            Paging.LinkNext(http, size, Paging.Cursor(page[^1].AppliedAt, page[^1].ActiveKey!));
        return TypedResults.Ok(
            page.Select(row => new ApiExhibitor(
                    row.Id,
                    row.CompanyName,
                    row.Website,
                    new(row.ShortText.German, row.ShortText.Translated("en")),
                    [.. occupations[row.Id]],
                    row.Booth
                ))
                .ToList()
        );
    }

    private static async Task<Results<Ok<List<ApiBooth>>, ProblemHttpResult>> ListBoothsAsync(
        string slug,
        IDbContextFactory<EventDb> databases,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await FindAsync(db, slug, stop) is not { } eventId)
            return problems.Of(EventRefusals.NotFound);
        var rows = await (
            from b in db.Booths
            join r in db.Rooms on b.RoomId equals r.Id
            where b.EventId == eventId
            orderby b.Label
            select new ApiBooth(b.Id, b.Label, r.Name, b.X, b.Y, b.Width, b.Depth, b.Power.ToString(), b.ExhibitorId)
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return TypedResults.Ok(rows);
    }

    private static Task<Guid?> FindAsync(EventDb db, string slug, CancellationToken stop) =>
        db.Events.Where(e => e.Slug == slug && e.State != EventState.Draft).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(stop);
}
