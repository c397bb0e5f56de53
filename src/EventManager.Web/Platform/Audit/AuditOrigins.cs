using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Web.Platform.Audit;

/// <summary>
/// Each entry says from where: which task, signed-in browser or token, somebody without any, or the program itself. In one place, so
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
        var origin =
            CallingTask.Current is { } task ? CallingTask.OriginOf(task.Id)
            : (CircuitCallers.Current?.User ?? contexts.HttpContext?.User) is { } user ? Of(user)
            : "";
        if (db is null || origin.Length == 0)
            return;
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>())
        {
            if (entry.State is EntityState.Added && entry.Entity.Origin.Length == 0)
                entry.Entity.Origin = origin;
        }
    }

    /// <summary>Of whoever asks now.</summary>
    public static string Current =>
        CallingTask.Current is { } task ? CallingTask.OriginOf(task.Id)
        : CallingUser.Current is { } user ? Of(user)
        : "";

    private static string Of(ClaimsPrincipal user) =>
        SessionTicket.Of(user) is { } ticket ? $"session {ticket.SessionId:N}"
        : user.FindFirstValue(TokenClaim) is { } token ? $"token {token}"
        : "public";
}
