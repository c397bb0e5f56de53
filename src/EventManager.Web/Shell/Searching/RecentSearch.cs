using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Shell.Searching;

/// <summary>
/// What was opened last, from the addresses that the browser kept: what stands there now is called, and only what the person may still open.
/// Three statements, however many addresses there are.
/// </summary>
internal sealed class RecentSearch(PeopleSearch people, ThingSearch things, OpenPages pages, IStringLocalizer<PlaceText> words)
{
    public const int Most = 6;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(
        EventDb db,
        SearchScope scope,
        IReadOnlyList<string> paths,
        CancellationToken stop
    )
    {
        if (paths.Count == 0)
            return [];
        var (visitors, classes) = await people.RegistrationsAsync(db, scope, Ids(paths, "registrations"), stop);
        var companies = await things.CompaniesAsync(db, scope, Ids(paths, "exhibitors"), stop);
        var known = visitors.Concat(classes).Concat(companies).ToDictionary(hit => hit.Address);
        var events = await EventsAsync(db, scope, paths, stop);
        return [.. paths.Distinct().Select(Find).OfType<SearchHit>().Take(Most)];

        SearchHit? Find(string address)
        {
            return known.GetValueOrDefault(address)
                ?? (
                    Places.EventOf(address) is not { } inEvent ? Page(address, "", place => pages.IsOpen(place.Path, scope.Rights))
                    : events.TryGetValue(inEvent.Slug, out var of) ? Page(address, of.Title, place => pages.IsOpen(place.Path, of.Role))
                    : null
                );
        }
    }

    private SearchHit? Page(string path, string title, Func<Place, bool> isOpen) =>
        Places.Of(path) is { } place && path.EndsWith(place.Path, StringComparison.Ordinal) && isOpen(place)
            ? place.Path.Length == 0
                ? new(title, words["Place." + place.Key], path)
                : new(words["Place." + place.Key], title, path)
            : null;

    private static async Task<Dictionary<string, (string Title, StaffRole Role)>> EventsAsync(
        EventDb db,
        SearchScope scope,
        IReadOnlyList<string> paths,
        CancellationToken stop
    )
    {
        var slugs = paths.Select(path => Places.EventOf(path)?.Slug).OfType<string>().Distinct().ToList();
        var (user, isAdministrator) = (scope.User, scope.IsAdministrator);
        var found = await scope
            .Events(db, scope.Roles(""))
            .Where(e => slugs.Contains(e.Slug))
            .Select(e => new
            {
                e.Slug,
                e.Title,
                Role = db.Staff.Where(s => s.EventId == e.Id && s.UserId == user).Select(s => (StaffRole?)s.Role).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return found.ToDictionary(
            one => one.Slug,
            one => (one.Title.In(Languages.Current), StaffRoles.Of(isAdministrator, one.Role) ?? StaffRole.Contributor)
        );
    }

    /// <summary><c>/organise/events/messe/registrations/{id}</c>.</summary>
    private static List<Guid> Ids(IReadOnlyList<string> paths, string kind) =>
        [
            .. paths
                .Select(path => Places.EventOf(path)?.Behind.Split('/'))
                .Where(parts => parts is { Length: > 2 } && parts[1] == kind)
                .Select(parts => Guid.TryParse(parts![2], out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty),
        ];
}
