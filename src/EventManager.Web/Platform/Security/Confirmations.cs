using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// What is dangerous asks whoever is signed in to show again that it is they: a browser that was left open, or a stolen cookie, is not
/// enough. Said on a page or a route; what is asked stands in <see cref="Confirmations"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ConfirmedAttribute : Attribute;

/// <param name="IsRecent">Its owner showed to be there some minutes ago at most.</param>
/// <param name="LacksSecondFactor">One is demanded and there, and this browser did not show it: a password must not add another.</param>
internal sealed record Confirmation(bool IsRecent, bool LacksSecondFactor)
{
    public static readonly Confirmation None = new(false, false);

    public bool Holds => IsRecent && !LacksSecondFactor;
}

/// <summary>Whether the owner of a session is there, as its row says now: for requests and for circuits.</summary>
internal sealed class Confirmations(
    IDbContextFactory<EventDb> databases,
    AccountSessions sessions,
    IOptions<AccountSessionOptions> settings,
    TimeProvider clock
)
{
    public const string Page = "/account/confirm";

    /// <param name="back">Where it was asked for.</param>
    public static string PageFor(string back) => $"{Page}?back={Uri.EscapeDataString(LocalPaths.Or(back, "/account"))}";

    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken stop) => (await OfAsync(user, stop)).Holds;

    public async Task<Confirmation> OfAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return Confirmation.None;
        var since = clock.GetUtcNow() - settings.Value.ConfirmedFor;
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = sessions.Holding(db, ticket);
        var demanded = sessions.Demanding(db, account);
        return await db
                .AccountSessions.Where(s => s.Id == ticket.SessionId && account.Any())
                .Select(s => new Confirmation(
                    s.ConfirmedAt > since,
                    !s.HasSecondFactor && demanded.Any(a => a.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == a.Id))
                ))
                .SingleOrDefaultAsync(stop)
            ?? Confirmation.None;
    }

    /// <param name="user">Who showed it.</param>
    /// <param name="by">What was shown: <c>password</c>, <c>code</c>, <c>passkey</c>.</param>
    /// <param name="isSecondFactor">More than a password.</param>
    /// <param name="stop">Gives up.</param>
    public async Task GiveAsync(ClaimsPrincipal user, string by, bool isSecondFactor, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return;
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db
            .AccountSessions.Where(s => s.Id == ticket.SessionId && s.AccountId == ticket.AccountId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.HasSecondFactor, s => s.HasSecondFactor || isSecondFactor),
                stop
            );
        db.Add(new AuditEntry(now.Value, ticket.AccountId, null, "account.confirmed", ticket.SessionId, by));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
