using System.Security.Claims;
using EventManager.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// What an account may do beside single events, as the database says now. Pages, downloads and circuits ask here; no cookie carries a
/// right.
/// </summary>
internal sealed class AccountAccess(IDbContextFactory<EventDb> databases, AccountSessions sessions)
{
    /// <summary>And may use what the account may: not while a second factor is demanded that this browser has not shown.</summary>
    public async Task<bool> IsSignedInAsync(ClaimsPrincipal user, CancellationToken stop) =>
        await sessions.HoldsAsync(user, stop) && await sessions.IsEntitledAsync(user, stop);

    public async Task<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await sessions.Entitled(db, ticket).AnyAsync(a => a.IsAdministrator, stop);
    }

    public async Task<bool> MayCreateEventsAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await sessions.Entitled(db, ticket).AnyAsync(a => a.IsAdministrator || a.MayCreateEvents, stop);
    }

    /// <summary>All of it in one question, for who draws what is offered.</summary>
    public async Task<AccountRights> RightsAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return AccountRights.None;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await sessions.Holding(db, ticket).Select(a => new { a.IsAdministrator, a.MayCreateEvents }).SingleOrDefaultAsync(stop);
        return found switch
        {
            null => AccountRights.None,
            { IsAdministrator: true } => AccountRights.SignedIn | AccountRights.CreateEvents | AccountRights.Administrator,
            { MayCreateEvents: true } => AccountRights.SignedIn | AccountRights.CreateEvents,
            _ => AccountRights.SignedIn,
        };
    }
}

/// <summary>What an account may do beside single events.</summary>
[Flags]
internal enum AccountRights
{
    None = 0,
    SignedIn = 1,
    CreateEvents = 2,
    Administrator = 4,
}

internal sealed record AdministratorRequirement : IAuthorizationRequirement;

internal sealed record CreateEventsRequirement : IAuthorizationRequirement;

internal sealed class AdministratorHandler(AccountAccess access) : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (await access.IsAdministratorAsync(context.User, (context.Resource as HttpContext)?.RequestAborted ?? default))
            context.Succeed(requirement);
    }
}

internal sealed class CreateEventsHandler(AccountAccess access) : AuthorizationHandler<CreateEventsRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CreateEventsRequirement requirement)
    {
        if (await access.MayCreateEventsAsync(context.User, (context.Resource as HttpContext)?.RequestAborted ?? default))
            context.Succeed(requirement);
    }
}
