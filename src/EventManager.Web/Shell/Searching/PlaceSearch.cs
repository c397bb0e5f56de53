using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Shell.Searching;

/// <summary>Something to do that is no page of its own.</summary>
/// <param name="Key">Of its words: <c>Action.Key</c>, and other words for it: <c>Action.Key.Also</c>.</param>
/// <param name="Path">Behind the event, or of the whole address for what belongs to none.</param>
/// <param name="Asks">The page whose right it needs.</param>
internal sealed record SearchAction(string Key, string Path, string Asks)
{
    /// <summary>Whether it can be done with this event now; null for what belongs to none.</summary>
    public Func<ShellEvent, bool>? Fits { get; init; }
}

/// <summary>Pages of the drawer and things to do, as one person is offered them: nothing is asked of the database for them.</summary>
internal sealed class PlaceSearch(IStringLocalizer<FindText> text, IStringLocalizer<PlaceText> places, OpenPages pages)
{
    private const int MostPlaces = 8;

    private static readonly IReadOnlyList<SearchAction> Actions =
    [
        new("NewEvent", "/organise/new", "/organise/new"),
        new("Postpone", "?do=postpone", "/edit") { Fits = e => e.State is EventState.Published or EventState.Postponed },
        new("Cancel", "?do=cancel", "/edit") { Fits = e => e.State is EventState.Published or EventState.Postponed },
        new("Publish", "", "/edit") { Fits = e => e.State is EventState.Draft },
        new("AddPerson", "/registrations/new", "/registrations/new") { Fits = e => e.State is not EventState.Cancelled },
        new("WriteAll", "/mails/rules?do=everybody", "/mails/rules") { Fits = e => MailRule.GoesIn(e.State) },
        new("WriteTeam", "/mails/rules?do=team", "/mails/rules") { Fits = e => MailRule.GoesIn(e.State) },
        new("AddExhibitor", "/exhibitors/new", "/exhibitors/new") { Fits = e => e.HasExhibitors },
    ];

    public IReadOnlyList<SearchHit> Find(Whereabouts where, Domain.Accounts.StaffRole? role, SearchScope scope)
    {
        var title = where.Event?.Title.In(Languages.Current) ?? "";
        var actions = Offered(where, role, scope)
            .Select(action => (Hit: Say(action, where, title), Also: text[$"Action.{action.Key}.Also"].Value));
        var pages = PagesOf(where.OfEvent, title).Concat(PagesOf(where.OfHouse, "")).Select(hit => (Hit: hit, Also: ""));
        return
        [
            .. actions
                .Concat(pages)
                .Where(one => SearchText.Finds(SearchText.Stored(one.Hit.Name, one.Hit.Detail, one.Also), scope.Words))
                .Select(one => one.Hit)
                .Take(MostPlaces),
        ];
    }

    /// <summary>What can be done from here, before a word is typed.</summary>
    public IReadOnlyList<SearchHit> FindActions(Whereabouts where, Domain.Accounts.StaffRole? role, SearchScope scope) =>
        [.. Offered(where, role, scope).Select(action => Say(action, where, where.Event?.Title.In(Languages.Current) ?? ""))];

    private IEnumerable<SearchAction> Offered(Whereabouts where, Domain.Accounts.StaffRole? role, SearchScope scope) =>
        Actions.Where(action =>
            action.Fits is null
                ? pages.IsOpen(action.Asks, scope.Rights)
                : where.Event is { } shown && role is { } has && pages.IsOpen(action.Asks, has) && action.Fits(shown)
        );

    private SearchHit Say(SearchAction action, Whereabouts where, string title) =>
        new(
            text["Action." + action.Key],
            action.Fits is null ? "" : title,
            action.Fits is null ? action.Path : Places.EventRoot + where.Event!.Slug + action.Path
        );

    private IEnumerable<SearchHit> PagesOf(IReadOnlyList<OfferedGroup> groups, string of) =>
        groups.SelectMany(group => group.Places).Select(place => new SearchHit(places["Place." + place.Key], of, place.Address));
}
