using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using static EventManager.Web.Shell.Searching.PeopleSearch;

namespace EventManager.Web.Shell.Searching;

/// <summary>
/// Persons who plan with an event: who registers a company's people, who leads a session, who is in the team. Of the first two there is
/// no text to search in beside their names: these are compared as they stand, in small letters, and there are tens to hundreds of them.
/// </summary>
internal sealed class TeamSearch(IStringLocalizer<FindText> text)
{
    public Task<List<SearchHit>> OfficersAsync(EventDb db, SearchScope scope, CancellationToken stop) =>
        NamedAsync(
            db.CompanyAccesses.AsNoTracking()
#pragma warning disable CA1304, CA1311, CA1862 // The database lowers them: it knows no culture and no comparison of ours.
                .WithLowered(scope.Words, word => c => c.OfficerName.ToLower().Contains(word) || c.OfficerEmail.ToLower().StartsWith(word))
#pragma warning restore CA1304, CA1311, CA1862
                .Join(
                    scope.Events(db, scope.Roles("/companies")),
                    c => c.EventId,
                    e => e.Id,
                    (c, e) =>
                        new Named
                        {
                            Name = c.OfficerName,
                            Sort = c.SortName,
                            Id = c.Id,
                            Event = e,
                            Also = c.Company,
                        }
                ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(text["Officer"], one.Also, one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/companies?open={one.Id}"
                ),
            stop
        );

    /// <summary>Their names stand in the programme; their addresses do not, and are not looked through.</summary>
    public Task<List<SearchHit>> LeadsAsync(EventDb db, SearchScope scope, CancellationToken stop) =>
        NamedAsync(
            db.Sessions.AsNoTracking()
                .SelectMany(s => s.Leads, (s, lead) => new { Session = s, lead.Name })
#pragma warning disable CA1304, CA1311, CA1862 // The same.
                .WithLowered(scope.Words, word => one => one.Name.ToLower().Contains(word))
#pragma warning restore CA1304, CA1311, CA1862
                .Join(
                    scope.Events(db, scope.Roles("/programme")),
                    one => one.Session.EventId,
                    e => e.Id,
                    (one, e) =>
                        new Named
                        {
                            Name = one.Name,
                            Sort = one.Session.SearchName,
                            Id = one.Session.Id,
                            Event = e,
                            Title = one.Session.Title,
                        }
                ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(text["Lead"], one.Title!.In(Languages.Current), one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/programme?open={one.Id}"
                ),
            stop
        );

    public Task<List<SearchHit>> TeamAsync(EventDb db, SearchScope scope, CancellationToken stop)
    {
        var address = scope.Address;
        var found = db
            .Users.AsNoTracking()
            .WithWords(scope.Words, word => a => a.SearchName.Contains(word) || a.NormalizedEmail!.StartsWith(address));
        return NamedAsync(
            db.Staff.Join(
                    found,
                    s => s.UserId,
                    a => a.Id,
                    (s, a) =>
                        new
                        {
                            s.EventId,
                            a.Id,
                            a.DisplayName,
                            a.SortName,
                        }
                )
                .Join(
                    scope.Events(db, scope.Roles("/team")),
                    one => one.EventId,
                    e => e.Id,
                    (one, e) =>
                        new Named
                        {
                            Name = one.DisplayName,
                            Sort = one.SortName,
                            Id = one.Id,
                            Event = e,
                        }
                ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(text["TeamMember"], one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/team?open={one.Id}"
                ),
            stop
        );
    }
}
