using System.Security.Claims;
using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>What an account may do beside single events, as the database says now.</summary>
internal sealed class AccountAccess(IDbContextFactory<EventDb> databases)
{
    public async Task<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (EventAccess.UserId(user) is not { } id)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.AnyAsync(a => a.Id == id && a.IsAdministrator, stop);
    }

    public async Task<bool> MayCreateEventsAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (EventAccess.UserId(user) is not { } id)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.AnyAsync(a => a.Id == id && (a.IsAdministrator || a.MayCreateEvents), stop);
    }
}
