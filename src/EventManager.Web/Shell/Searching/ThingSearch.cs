using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using static EventManager.Web.Shell.Searching.PeopleSearch;

namespace EventManager.Web.Shell.Searching;

/// <summary>Everything that has a name and is nobody: companies, schools, events, booths, sessions.</summary>
internal sealed class ThingSearch(IStringLocalizer<FindText> text)
{
    public const string ExhibitorPage = "/exhibitors/{Id:guid}";

    private const string MinutesPage = "/programme/{SessionId:guid}/minutes";

    public Task<List<SearchHit>> CompaniesAsync(EventDb db, SearchScope scope, IReadOnlyList<Guid>? ids, CancellationToken stop)
    {
        var rows = db.Exhibitors.AsNoTracking();
        rows = ids is not null
            ? rows.Where(x => ids.Contains(x.Id))
            : rows.WithWords(scope.Words, word => x => x.SearchName.Contains(word));
        return NamedAsync(
            rows.Join(
                scope.Events(db, scope.Roles(ExhibitorPage)),
                x => x.EventId,
                e => e.Id,
                (x, e) =>
                    new Named
                    {
                        Name = x.CompanyName,
                        Sort = x.SortName,
                        Id = x.Id,
                        Event = e,
                    }
            ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(text["Exhibitor"], one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/exhibitors/{one.Id}"
                ),
            stop
        );
    }

    public Task<List<SearchHit>> BoothsAsync(EventDb db, SearchScope scope, CancellationToken stop) =>
        NamedAsync(
            db.Booths.AsNoTracking()
                .WithWords(scope.Words, word => b => b.SearchName.Contains(word))
                .Join(
                    scope.Events(db, scope.Roles("/booths")),
                    b => b.EventId,
                    e => e.Id,
                    (b, e) =>
                        new Named
                        {
                            Name = b.Label,
                            Sort = b.SearchName,
                            Id = b.Id,
                            Event = e,
                            Also = db.Exhibitors.Where(x => x.Id == b.ExhibitorId).Select(x => x.CompanyName).FirstOrDefault() ?? "",
                        }
                ),
            scope,
            one =>
                new(
                    text["Booth", one.Name],
                    Detail(one.Also, one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/booths?open={one.Id}"
                ),
            stop
        );

    /// <summary>Parts of programmes; one that has minutes leads to them.</summary>
    public Task<List<SearchHit>> SessionsAsync(EventDb db, SearchScope scope, CancellationToken stop) =>
        NamedAsync(
            db.Sessions.AsNoTracking()
                .WithWords(scope.Words, word => s => s.SearchName.Contains(word))
                .Join(
                    scope.Events(db, scope.Roles("/programme", MinutesPage)),
                    s => s.EventId,
                    e => e.Id,
                    (s, e) =>
                        new Named
                        {
                            Name = "",
                            Sort = s.SearchName,
                            Id = s.Id,
                            Event = e,
                            Title = s.Title,
                            HasMinutes = db.Minutes.Any(m => m.SessionId == s.Id && m.LastRevision > 0),
                        }
                ),
            scope,
            one =>
                new(
                    one.Title!.In(Languages.Current),
                    Detail(one.HasMinutes ? text["Minutes"] : "", one.Event.Title.In(Languages.Current)),
                    Organising.Places.EventRoot
                        + one.Event.Slug
                        + "/programme"
                        + (one.HasMinutes ? $"/{one.Id}/minutes" : $"?open={one.Id}")
                ),
            stop
        );

    public static async Task<List<SearchHit>> EventsAsync(EventDb db, SearchScope scope, CancellationToken stop)
    {
        var found = await scope
            .Events(db, scope.Roles(""))
            .WithWords(scope.Words, word => e => e.SearchName.Contains(word))
            .OrderByDescending(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(SearchScope.Most)
            .Select(e => new
            {
                e.Slug,
                e.Title,
                e.StartsAt,
                e.TimeZone,
            })
            .ToListAsync(stop);
        return found.ConvertAll(e => new SearchHit(
            e.Title.In(Languages.Current),
            When.Day(e.StartsAt, e.TimeZone),
            Organising.Places.EventRoot + e.Slug
        ));
    }

    /// <summary>The house's list, for whoever may open it.</summary>
    public static async Task<List<SearchHit>> SchoolsAsync(EventDb db, SearchScope scope, CancellationToken stop)
    {
        const string page = "/organise/schools";
        if (!scope.Pages.IsOpen(page, scope.Rights))
            return [];
        var found = await db
            .Schools.AsNoTracking()
            .WithWords(scope.Words, word => s => s.SearchName.Contains(word))
            .OrderBy(s => s.SearchName)
            .ThenBy(s => s.Id)
            .Take(SearchScope.Most)
            .Select(s => new
            {
                s.Id,
                s.Name,
                s.Place,
            })
            .ToListAsync(stop);
        return found.ConvertAll(s => new SearchHit(s.Name, s.Place, $"{page}?open={s.Id}"));
    }
}
