using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Search;

/// <param name="Q">The beginning of a name or of an organisation; 2 to 200 characters.</param>
internal sealed record SearchBody(string? Q);

/// <summary>A search names somebody: it comes in the body, since addresses are written down on the way.</summary>
internal static class TicketSearchEndpoint
{
    private const int LongestQuery = 200;

    public static async Task<IResult> FindAsync(
        string slug,
        SearchBody body,
        DoorCache doors,
        TicketSearch search,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        var query = (body.Q ?? "").Trim();
        if (query.Length is < TicketSearch.ShortestQuery or > LongestQuery)
            return problems.Of(CheckInRefusals.SearchTooShort);
        return Results.Json(await search.FindAsync(door.Id, query, stop), CheckInJson.Default.FoundTickets);
    }
}
