using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace EventManager.Web.Shell.Searching;

/// <summary>Answers the dialog of the search. What is looked for is posted, so that it stands in no address and in no log.</summary>
internal static class SearchCall
{
    public const string Path = "/organise/search";

    private const int MostRecent = 12;

    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<TeamSearch>();
        services.AddSingleton<ThingSearch>();
        services.AddSingleton<PlaceSearch>();
        services.AddSingleton<RecentSearch>();
        services.AddSingleton<SearchQuery>();
    }

    /// <summary>The form's token is asked for, since it is read from a form.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, FindAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    private static async Task<IResult> FindAsync(
        HttpContext http,
        SearchQuery search,
        AccountAccess access,
        [FromForm] string? words,
        [FromForm] string? path,
        [FromForm] string? recent
    )
    {
        if (EventAccess.UserId(http.User) is not { } user || !await access.IsSignedInAsync(http.User, http.RequestAborted))
            return TypedResults.Forbid();
        var last = (recent ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostRecent);
        var asked = new SearchAsked(words ?? "", path ?? "", [.. last]);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(await search.FindAsync(http.User, user, asked, http.RequestAborted));
    }
}
