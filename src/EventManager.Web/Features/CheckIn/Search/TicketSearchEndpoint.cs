using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Search;

internal static class TicketSearchEndpoint
{
    private const int LongestQuery = 200;

    public static async Task<IResult> FindAsync(
        string slug,
        string? q,
        DoorCache doors,
        TicketSearch search,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        var query = (q ?? "").Trim();
        if (query.Length is < TicketSearch.ShortestQuery or > LongestQuery)
            return problems.Of(CheckInRefusals.SearchTooShort);
        return Results.Json(await search.FindAsync(door.Id, query, stop), CheckInJson.Default.FoundTickets);
    }
}
