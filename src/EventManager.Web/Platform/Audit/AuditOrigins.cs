using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Web.Platform.Audit;

/// <summary>
/// Each entry says from where: which signed-in browser, which token, somebody without either, or the program itself. In one place, so
/// that no handler can forget it. The session's row tells the device for as long as it is kept; a network address is written nowhere.
/// </summary>
internal sealed class AuditOrigins(IHttpContextAccessor contexts) : SaveChangesInterceptor
{
    /// <summary>The claim that names the access token of a request.</summary>
    public const string TokenClaim = "token";

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Fill(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Fill(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Fill(DbContext? db)
    {
        // A circuit's first: the request that carries it is as old as its page.
        if (db is null || (CircuitCallers.Current?.User ?? contexts.HttpContext?.User) is not { } user)
            return;
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>())
        {
            if (entry.State is EntityState.Added && entry.Entity.Origin.Length == 0)
                entry.Entity.Origin = Of(user);
        }
    }

    private static string Of(ClaimsPrincipal user) =>
        SessionTicket.Of(user) is { } ticket ? $"session {ticket.SessionId:N}"
        : user.FindFirstValue(TokenClaim) is { } token ? $"token {token}"
        : "public";
}
