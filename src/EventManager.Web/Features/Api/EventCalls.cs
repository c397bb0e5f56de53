using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Api;

/// <summary>Reading events.</summary>
internal static class EventCalls
{
    public static void MapEventCalls(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/api/v1/events").RequireAuthorization(Policies.EventsRead).WithTags("Events");
        events
            .MapGet("", ListAsync)
            .WithName("ListEvents")
            .WithSummary("Lists published events by date. Page on with the address in Link.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        events
            .MapGet("{slug}", GetAsync)
            .WithName("GetEvent")
            .WithSummary("One event with its time slots, questions and programme.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<IReadOnlyList<EventAnswer>>, ProblemHttpResult>> ListAsync(
        int? limit,
        string? cursor,
        HttpContext http,
        IDbContextFactory<EventDb> databases,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        var asked = Paging.Ask(limit, cursor);
        if (asked.IsRefused)
            return problems.Of(asked.Refusal);
        var (size, after) = asked.Value;
        await using var db = await databases.CreateDbContextAsync(stop);
        var bound = http.User.AccessToken()!.EventId;
        var events = db
            .Events.AsNoTracking()
            .Where(e => e.State != EventState.Draft)
            // What is found by a link only is not listed, except to the token that belongs to it.
            .Where(e =>
                bound == null ? e.Visibility == EventVisibility.Public || e.Visibility == EventVisibility.Companies : e.Id == bound
            );
#pragma warning disable CA1309, CA1310 // Compared by the database, in the order in which it sorts; there is no translation of the others.
        if (after is { } last)
            events = events.Where(e => e.StartsAt > last.At || (e.StartsAt == last.At && string.Compare(e.Slug, last.Key) > 0));
#pragma warning restore CA1309, CA1310
        var page = await EventRows.ReadAsync(db, events.OrderBy(e => e.StartsAt).ThenBy(e => e.Slug).Take(size + 1), stop);
        if (page.Count > size)
        {
            page.RemoveAt(size);
            Paging.LinkNext(http, size, Paging.Cursor(page[^1].Event.StartsAt, page[^1].Event.Slug));
        }
        return TypedResults.Ok<IReadOnlyList<EventAnswer>>([.. page.Select(row => row.ToAnswer(Languages.Current))]);
    }

    private static async Task<Results<Ok<EventDetailAnswer>, ProblemHttpResult>> GetAsync(
        string slug,
        IDbContextFactory<EventDb> databases,
        TimeProvider clock,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var events = db.Events.AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft);
        var row = (await EventRows.ReadAsync(db, events, stop)).SingleOrDefault();
        return row is null
            ? problems.Of(EventRefusals.NotFound)
            : TypedResults.Ok(await EventRows.DetailAsync(db, row, Languages.Current, clock.GetUtcNow(), stop));
    }
}
