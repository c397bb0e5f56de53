using System.Security.Claims;
using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Shell.Searching;

/// <param name="Words">As typed; nothing shows what was opened last, and what can be done.</param>
/// <param name="Path">The page from which somebody looks.</param>
/// <param name="Recent">Addresses of hits that were opened last: ids, never names.</param>
internal sealed record SearchAsked(string Words, string Path, IReadOnlyList<string> Recent);

/// <summary>
/// The search over everything. Each kind of hit is one statement that asks for the right itself, so that the number of statements is the same
/// with one event and with a thousand, and no name is read that the person could not open.
/// </summary>
internal sealed class SearchQuery(
    IDbContextFactory<EventDb> databases,
    WhereaboutsQuery whereabouts,
    OpenPages pages,
    PeopleSearch people,
    TeamSearch team,
    ThingSearch things,
    PlaceSearch places,
    RecentSearch recent,
    IStringLocalizer<FindText> text
)
{
    public async Task<SearchAnswer> FindAsync(ClaimsPrincipal user, Guid userId, SearchAsked asked, CancellationToken stop)
    {
        var here = SlugOf([asked.Path, .. asked.Recent]);
        var where = await whereabouts.FindAsync(user, here.Length > 0 ? Places.EventRoot + here : Places.Root, stop);
        var role = here.Length > 0 ? await pages.RoleAsync(user, here, stop) : null;
        var scope = new SearchScope(userId, await pages.RightsAsync(user, stop), here, asked.Words, pages);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (Domain.Common.SearchText.Words(asked.Words).Count == 0)
            return Answer(
                [
                    Group("Recent", await recent.FindAsync(db, scope, asked.Recent, stop)),
                    Group("Places", places.FindActions(where, role, scope)),
                ],
                isSearch: false
            );
        var (visitors, classes) = await people.RegistrationsAsync(db, scope, null, stop);
        var persons = visitors
            .Concat(await people.InvitedAsync(db, scope, stop))
            .Concat(await PeopleSearch.ContactsAsync(db, scope, stop))
            .Concat(await team.OfficersAsync(db, scope, stop))
            .Concat(await team.LeadsAsync(db, scope, stop))
            .Concat(await team.TeamAsync(db, scope, stop))
            .Take(SearchScope.Most)
            .ToList();
        return Answer(
            [
                Group("People", persons),
                Group("Companies", await things.CompaniesAsync(db, scope, null, stop)),
                Group("Classes", [.. classes.Concat(await ThingSearch.SchoolsAsync(db, scope, stop)).Take(SearchScope.Most)]),
                Group("Events", await ThingSearch.EventsAsync(db, scope, stop)),
                Group("Booths", await things.BoothsAsync(db, scope, stop)),
                Group("Sessions", await things.SessionsAsync(db, scope, stop)),
                Group("Places", places.Find(where, role, scope)),
            ],
            isSearch: true
        );
    }

    private static string SlugOf(IEnumerable<string> paths) =>
        paths.Select(path => Places.EventOf(path)?.Slug).FirstOrDefault(slug => slug is not null) ?? "";

    private SearchGroup Group(string key, IReadOnlyList<SearchHit> hits) => new(text["Group." + key], hits);

    private SearchAnswer Answer(IReadOnlyList<SearchGroup> groups, bool isSearch)
    {
        var count = groups.Sum(group => group.Hits.Count);
        return new(
            [.. groups.Where(group => group.Hits.Count > 0)],
            !isSearch ? text["TypeToSearch"]
                : count == 0 ? text["Nothing"]
                : text.Plural("Hits", count)
        );
    }
}
