using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>What the public pages on exhibitors say of their event.</summary>
/// <param name="Keys">The secrets of the address (<c>k</c>, <c>i</c>) that opened the event: links to its other pages carry them on.</param>
internal sealed record Fair(
    Guid Id,
    string Slug,
    LocalizedText Title,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool TakesPlace,
    bool TakesApplications,
    DateTimeOffset? ApplicationsCloseAt,
    IReadOnlyDictionary<string, string?> Keys
)
{
    /// <summary>The address of one of the event's public pages: <c>""</c>, <c>/apply</c>, <c>/exhibitors</c>.</summary>
    public string Address(string page) => QueryHelpers.AddQueryString("/e/" + Slug + page, Keys);
}

internal sealed class FairQuery(EventVisitors visitors, TimeProvider clock)
{
    private static readonly string[] KeyNames = ["k", "i"];

    /// <summary>Null where the visitor may not know of the event.</summary>
    public async Task<Fair?> FindAsync(string slug, HttpContext http)
    {
        if (await visitors.FindAsync(slug, http) is not { } fair)
            return null;
        var keys = KeyNames.Where(http.Request.Query.ContainsKey).ToDictionary(name => name, name => (string?)http.Request.Query[name]);
        return new Fair(
            fair.Id,
            fair.Slug,
            fair.Title,
            fair.TimeZone,
            fair.StartsAt,
            fair.EndsAt,
            fair.TakesPlace,
            ApplicationRules.AreOpen(fair, clock.GetUtcNow()),
            fair.ExhibitorApplicationsCloseAt,
            keys
        );
    }
}
