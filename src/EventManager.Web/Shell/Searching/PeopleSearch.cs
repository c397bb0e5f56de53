using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Shell.Searching;

/// <summary>Persons, of events whose people the account sees.</summary>
internal sealed class PeopleSearch(IStringLocalizer<FindText> text, TimeProvider clock)
{
    /// <summary>Visitors, and beside them who registered a class: one statement for both.</summary>
    /// <param name="db">The database.</param>
    /// <param name="scope">Who looks.</param>
    /// <param name="ids">These only, instead of what has the words.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<(IReadOnlyList<SearchHit> People, IReadOnlyList<SearchHit> Classes)> RegistrationsAsync(
        EventDb db,
        SearchScope scope,
        IReadOnlyList<Guid>? ids,
        CancellationToken stop
    )
    {
        var (address, here) = (scope.Address, scope.Here);
        var rows = db.Registrations.AsNoTracking().Where(r => r.SearchName != "" || r.NormalizedEmail != "");
        rows = ids is not null
            ? rows.Where(r => ids.Contains(r.Id))
            : rows.WithWords(scope.Words, word => r => r.SearchName.Contains(word) || r.NormalizedEmail.StartsWith(address));
        var found = await rows.Join(
                scope.Events(db, scope.Roles("/registrations")),
                r => r.EventId,
                e => e.Id,
                (r, e) => new { Registration = r, Event = e }
            )
            .OrderByDescending(one => one.Event.Slug == here)
            .ThenByDescending(one => one.Event.StartsAt)
            .ThenBy(one => one.Registration.SortName)
            .ThenBy(one => one.Registration.Id)
            .Take(SearchScope.Most * 2)
            .Select(one => new
            {
                one.Registration,
                one.Event.Slug,
                one.Event.Title,
                one.Event.State,
                one.Event.EndsAt,
                IsClass = db.ClassBookings.Any(c => c.RegistrationId == one.Registration.Id),
            })
            .ToListAsync(stop);
        var now = clock.GetUtcNow();
        var hits = found.ConvertAll(one =>
        {
            var registration = one.Registration;
            var isActive = registration.State.At(one.State).IsActive();
            var root = $"{Organising.Places.EventRoot}{one.Slug}/registrations/{registration.Id}";
            var hit = new SearchHit(
                PersonNames.Clean($"{registration.FirstName} {registration.LastName}") is { Length: > 0 } name ? name : registration.Email,
                Detail(
                    isActive ? "" : text["NotComing"],
                    registration.PartyName,
                    registration.Organisation,
                    one.Title.In(Languages.Current)
                ),
                root
            )
            {
                // Who is over has no page of an own any more that would help.
                Link = isActive && registration.ActiveKey is not null && one.EndsAt > now ? root + "/link" : null,
            };
            return (one.IsClass, Hit: hit);
        });
        return (Of(false), Of(true));

        IReadOnlyList<SearchHit> Of(bool classes) =>
            [.. hits.Where(hit => hit.IsClass == classes).Select(hit => hit.Hit).Take(SearchScope.Most)];
    }

    /// <summary>Who was invited and is not registered.</summary>
    public Task<List<SearchHit>> InvitedAsync(EventDb db, SearchScope scope, CancellationToken stop)
    {
        var address = scope.Address;
        var rows = db
            .Invitations.AsNoTracking()
            .Where(i => i.SearchName != "" && !db.Registrations.Any(r => r.InvitationId == i.Id))
            .WithWords(scope.Words, word => i => i.SearchName.Contains(word) || i.NormalizedEmail.StartsWith(address));
        return NamedAsync(
            rows.Join(
                scope.Events(db, scope.Roles("/invitations")),
                i => i.EventId,
                e => e.Id,
                (i, e) =>
                    new Named
                    {
                        Name = i.Name,
                        Sort = i.SortName,
                        Id = i.Id,
                        Event = e,
                    }
            ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(text["Invited"], one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/invitations?open={one.Id}"
                ),
            stop
        );
    }

    /// <summary>The contacts of exhibitors, for those roles to which their page shows persons.</summary>
    public static Task<List<SearchHit>> ContactsAsync(EventDb db, SearchScope scope, CancellationToken stop)
    {
        var address = scope.Address;
        var roles = scope.Roles(ThingSearch.ExhibitorPage).Where(role => role is not StaffRole.Contributor).ToArray();
        var rows = db
            .Exhibitors.AsNoTracking()
            .Where(x => x.ContactSearchName != "")
            .WithWords(scope.Words, word => x => x.ContactSearchName.Contains(word) || x.NormalizedEmail.StartsWith(address));
        return NamedAsync(
            rows.Join(
                scope.Events(db, roles),
                x => x.EventId,
                e => e.Id,
                (x, e) =>
                    new Named
                    {
                        Name = x.ContactName,
                        Sort = x.SortName,
                        Id = x.Id,
                        Also = x.CompanyName,
                        Event = e,
                    }
            ),
            scope,
            one =>
                new(
                    one.Name,
                    Detail(one.Also, one.Event.Title.In(Languages.Current)),
                    $"{Organising.Places.EventRoot}{one.Event.Slug}/exhibitors/{one.Id}"
                ),
            stop
        );
    }

    internal static string Detail(params ReadOnlySpan<string> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (part.Length > 0)
                said.Add(part);
        return string.Join(" · ", said);
    }

    /// <summary>This event's first, then the newest events', then by name.</summary>
    internal static async Task<List<SearchHit>> NamedAsync(
        IQueryable<Named> rows,
        SearchScope scope,
        Func<Named, SearchHit> say,
        CancellationToken stop
    )
    {
        var here = scope.Here;
        var found = await rows.OrderByDescending(one => one.Event.Slug == here)
            .ThenByDescending(one => one.Event.StartsAt)
            .ThenBy(one => one.Sort)
            .ThenBy(one => one.Id)
            .Take(SearchScope.Most)
            .ToListAsync(stop);
        return found.ConvertAll(one => say(one));
    }

    /// <summary>What any of them needs.</summary>
    internal sealed class Named
    {
        public required string Name { get; init; }
        public required string Sort { get; init; }
        public required Guid Id { get; init; }
        public required Event Event { get; init; }
        public string Also { get; init; } = "";
        public LocalizedText? Title { get; init; }
        public bool HasMinutes { get; init; }
    }
}
