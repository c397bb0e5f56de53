using EventManager.Domain.Common;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell.Organising;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>An event as the switcher shows it.</summary>
internal sealed record FoundEvent(string Slug, string Title, string When);

/// <summary>Answers the switcher: without words the events that were open last and those that come next, else what is called so.</summary>
internal static class FindEventsCall
{
    private const int Most = 8;

    public static void MapFindEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGetLate(FindEvents.Path, FindAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    private static async Task<IReadOnlyList<FoundEvent>> FindAsync(
        HttpContext http,
        MyEventsQuery events,
        AccountAccess access,
        string? called,
        string? recent
    )
    {
        if (EventAccess.UserId(http.User) is not { } user || !await access.IsSignedInAsync(http.User, http.RequestAborted))
            return [];
        var stop = http.RequestAborted;
        if (SearchText.Words(called ?? "").Count > 0)
            return Found(await events.CalledAsync(user, called!, Most, stop));
        var slugs = (recent ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most).ToList();
        var last = slugs.Count == 0 ? [] : await events.OfAsync(user, slugs, stop);
        var next = await events.NextAsync(user, Most, stop);
        return Found(last.OrderBy(one => slugs.IndexOf(one.Slug)).UnionBy(next, one => one.Slug).Take(Most));
    }

    private static IReadOnlyList<FoundEvent> Found(IEnumerable<MyEvent> events) =>
        [.. events.Select(one => new FoundEvent(one.Slug, one.Title.In(Languages.Current), When.Date(one.StartsAt, one.TimeZone)))];
}
