using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>What an account may do in one event, as the database says now (a role that was taken away works no more at once).</summary>
internal sealed record EventGrant(Guid EventId, string Slug, string Title, Guid UserId, StaffRole Role)
{
    public bool SeesPersonalData => StaffRoles.SeesPersonalData(Role);

    public bool MayChange => Role is StaffRole.Organiser;

    /// <summary>Plans programme and booths. The door's staff run the door and nothing else.</summary>
    public bool MayPlan => Role is StaffRole.Contributor or StaffRole.Organiser;
}

internal sealed class EventAccess(IDbContextFactory<EventDb> databases, AccountSessions sessions)
{
    /// <summary>Null where the event is not there or the account has less than the asked role: the two look alike.</summary>
    public async Task<EventGrant?> FindAsync(ClaimsPrincipal user, string slug, StaffRole least, CancellationToken stop = default)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return null;
        var userId = ticket.AccountId;
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = sessions.Entitled(db, ticket);
        var found = await db
            .Events.Where(e => e.Slug == slug && account.Any())
            .Select(e => new
            {
                e.Id,
                e.Title.German,
                IsAdministrator = account.Any(a => a.IsAdministrator),
                Role = db.Staff.Where(s => s.EventId == e.Id && s.UserId == userId).Select(s => (StaffRole?)s.Role).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        var role = StaffRoles.Of(found is { IsAdministrator: true }, found?.Role);
        return role is { } has && has >= least ? new EventGrant(found!.Id, slug, found.German, userId, has) : null;
    }

    public static Guid? UserId(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}

/// <summary>Least role in the event that the route names by <c>slug</c>.</summary>
internal sealed record EventRoleRequirement(StaffRole Least) : IAuthorizationRequirement;

internal sealed class EventRoleHandler(EventAccess access) : AuthorizationHandler<EventRoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, EventRoleRequirement requirement)
    {
        if (
            SlugOf(context.Resource) is { } slug
            && await access.FindAsync(context.User, slug, requirement.Least, (context.Resource as HttpContext)?.RequestAborted ?? default)
                is not null
        )
            context.Succeed(requirement);
    }

    /// <summary>Of a request, and of a page that a link over a circuit leads to.</summary>
    private static string? SlugOf(object? resource) =>
        resource switch
        {
            HttpContext http => http.GetRouteValue("slug") as string,
            Microsoft.AspNetCore.Components.RouteData page => page.RouteValues.FirstOrDefault(value =>
                value.Key.Equals("slug", StringComparison.OrdinalIgnoreCase)
            ).Value as string,
            _ => null,
        };
}
