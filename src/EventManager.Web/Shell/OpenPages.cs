using System.Collections.Frozen;
using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Shell;

/// <summary>
/// Which pages somebody may open, as the pages' own policies say it: navigation offers nothing that would be refused. Virtual, so that a
/// component can be drawn without a program around it.
/// </summary>
internal class OpenPages(
    EndpointDataSource routes,
    IOptions<AuthorizationOptions> authorization,
    EventAccess access,
    AccountAccess accounts
)
{
    private const string Root = "/organise/events/{slug}";
    private const string House = "/organise";

    private readonly Lazy<FrozenDictionary<string, StaffRole>> least = new(() => Read(routes, authorization.Value));
    private readonly Lazy<FrozenDictionary<string, AccountRights>> needed = new(() => ReadHouse(routes, authorization.Value));

    /// <summary>Null where the account has no business in the event.</summary>
    public virtual async Task<StaffRole?> RoleAsync(ClaimsPrincipal? user, string slug, CancellationToken stop) =>
        user is null ? null : (await access.FindAsync(user, slug, StaffRole.Contributor, stop))?.Role;

    /// <summary>What the account may do beside single events.</summary>
    public virtual Task<AccountRights> RightsAsync(ClaimsPrincipal user, CancellationToken stop) => accounts.RightsAsync(user, stop);

    /// <param name="path">Behind the event, as <c>/door/board</c>; empty for its first page.</param>
    /// <param name="role">Of whoever looks.</param>
    public virtual bool IsOpen(string path, StaffRole role) => least.Value.TryGetValue(path, out var asked) && role >= asked;

    /// <param name="path">Of a page that belongs to no event, as <c>/organise/tasks</c>.</param>
    /// <param name="rights">Of whoever looks.</param>
    public virtual bool IsOpen(string path, AccountRights rights) =>
        needed.Value.TryGetValue(path, out var asked) && (rights & asked) == asked;

    private static FrozenDictionary<string, StaffRole> Read(EndpointDataSource routes, AuthorizationOptions authorization)
    {
        var found = new Dictionary<string, StaffRole>();
        foreach (var (text, route) in Below(Root, routes))
        {
            var roles = Requirements<EventRoleRequirement>(route, authorization).Select(requirement => requirement.Least).ToList();
            if (roles.Count > 0)
                found[text[Root.Length..]] = roles.Max();
        }
        return found.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, AccountRights> ReadHouse(EndpointDataSource routes, AuthorizationOptions authorization)
    {
        var found = new Dictionary<string, AccountRights>();
        foreach (var (text, route) in Below(House, routes).Where(one => !one.Text.Contains('{', StringComparison.Ordinal)))
        {
            var asked = AccountRights.SignedIn;
            if (Requirements<AdministratorRequirement>(route, authorization).Any())
                asked |= AccountRights.Administrator;
            if (Requirements<CreateEventsRequirement>(route, authorization).Any())
                asked |= AccountRights.CreateEvents;
            found[text] = asked;
        }
        return found.ToFrozenDictionary();
    }

    private static IEnumerable<(string Text, RouteEndpoint Route)> Below(string root, EndpointDataSource routes) =>
        routes
            .Endpoints.OfType<RouteEndpoint>()
            .Select(route => ("/" + route.RoutePattern.RawText?.TrimStart('/'), route))
            .Where(one => one.Item1.StartsWith(root, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<T> Requirements<T>(RouteEndpoint route, AuthorizationOptions authorization) =>
        route
            .Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(asked => asked.Policy is { } policy ? authorization.GetPolicy(policy) : null)
            .SelectMany(policy => policy?.Requirements.OfType<T>() ?? []);
}
