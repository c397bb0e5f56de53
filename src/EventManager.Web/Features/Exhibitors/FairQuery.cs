using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>What the public pages on exhibitors say of their event.</summary>
/// <param name="IsFound">On the public list: search engines and shared links may show it.</param>
/// <param name="Key">What opened the event: links to its other pages carry it on.</param>
internal sealed record Fair(
    Guid Id,
    string Slug,
    LocalizedText Title,
    EventKind Kind,
    bool IsFound,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool TakesPlace,
    bool TakesApplications,
    DateTimeOffset? ApplicationsCloseAt,
    string? Key
)
{
    /// <summary>The address of one of the event's public pages: <c>""</c>, <c>/apply</c>, <c>/exhibitors</c>.</summary>
    public string Address(string page) => EventKeys.Address(Slug, Key, page);
}

internal sealed class FairQuery(EventVisitors visitors, TimeProvider clock)
{
    /// <summary>Null where the visitor may not know of the event.</summary>
    public async Task<Fair?> FindAsync(string slug, HttpContext http)
    {
        if (await visitors.FindAsync(slug, http) is not { } fair)
            return null;
        return new Fair(
            fair.Id,
            fair.Slug,
            fair.Title,
            fair.Kind,
            fair.State is not EventState.Draft && EventViewing.IsListed(fair.Visibility),
            fair.TimeZone,
            fair.StartsAt,
            fair.EndsAt,
            fair.TakesPlace,
            ApplicationRules.AreOpen(fair, clock.GetUtcNow()),
            fair.ExhibitorApplicationsCloseAt > fair.EndsAt ? fair.EndsAt : fair.ExhibitorApplicationsCloseAt,
            EventKeys.Of(http)
        );
    }
}
