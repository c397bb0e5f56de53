using System.Collections.Frozen;
using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Shell;

/// <summary>
/// Which pages of an event a role may open, as the pages' own policies say it: navigation offers nothing that would be refused. Virtual, so
/// that a component can be drawn without a program around it.
/// </summary>
internal class OpenPages(EndpointDataSource routes, IOptions<AuthorizationOptions> authorization, EventAccess access)
{
    private const string Root = "/organise/events/{slug}";

    private readonly Lazy<FrozenDictionary<string, StaffRole>> least = new(() => Read(routes, authorization.Value));

    /// <summary>Null where the account has no business in the event.</summary>
    public virtual async Task<StaffRole?> RoleAsync(ClaimsPrincipal? user, string slug, CancellationToken stop) =>
        user is null ? null : (await access.FindAsync(user, slug, StaffRole.Contributor, stop))?.Role;

    /// <param name="path">Behind the event, as <c>/door/board</c>; empty for its first page.</param>
    /// <param name="role">Of whoever looks.</param>
    public virtual bool IsOpen(string path, StaffRole role) => least.Value.TryGetValue(path, out var needed) && role >= needed;

    private static FrozenDictionary<string, StaffRole> Read(EndpointDataSource routes, AuthorizationOptions authorization)
    {
        var found = new Dictionary<string, StaffRole>();
        foreach (var route in routes.Endpoints.OfType<RouteEndpoint>())
        {
            var text = "/" + route.RoutePattern.RawText?.TrimStart('/');
            if (!text.StartsWith(Root, StringComparison.OrdinalIgnoreCase))
                continue;
            var roles = route
                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Select(asked => asked.Policy is { } policy ? authorization.GetPolicy(policy) : null)
                .SelectMany(policy => policy?.Requirements.OfType<EventRoleRequirement>() ?? [])
                .Select(requirement => requirement.Least)
                .ToList();
            if (roles.Count > 0)
                found[text[Root.Length..]] = roles.Max();
        }
        return found.ToFrozenDictionary();
    }
}
