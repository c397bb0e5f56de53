using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

internal sealed record SessionRow(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

/// <summary>
/// Who is signed in, as the database says now. There is no cache: a row by its key costs less than a session that another node ended
/// and this one goes on believing in.
/// </summary>
internal sealed class AccountSessions(
    IDbContextFactory<EventDb> databases,
    CircuitWatch circuits,
    IOptions<AccountSessionOptions> settings,
    TimeProvider clock
)
{
    /// <summary>Rows on the own page; nobody has more browsers.</summary>
    private const int MaxListed = 50;

    private const string Ended = "account.sessions_ended";

    /// <summary>A request writes that somebody was here when the last one is older.</summary>
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(5);

    /// <summary>The account of a ticket that still holds: one row or none. All that asks who is there begins here.</summary>
    public IQueryable<Account> Holding(EventDb db, SessionTicket ticket)
    {
        var (now, idle) = Limits();
        return db.Users.Where(a =>
            a.Id == ticket.AccountId
            && a.SecurityStamp == ticket.Stamp
            && a.DisabledAt == null
            && db.AccountSessions.Any(s =>
                s.Id == ticket.SessionId && s.AccountId == a.Id && s.EndedAt == null && s.EndsAt > now && s.LastSeenAt > idle
            )
        );
    }

    /// <summary>Those of them of whom a second factor is demanded, as they are and by any role.</summary>
    public IQueryable<Account> Demanding(EventDb db, IQueryable<Account> accounts)
    {
        var of = settings.Value.SecondFactorRoles;
        var (administrators, creators) = (of.Contains(SecondFactorRole.Administrator), of.Contains(SecondFactorRole.EventCreator));
        StaffRole[] roles = [.. Enum.GetValues<StaffRole>().Where(role => of.Contains(Enum.Parse<SecondFactorRole>(role.ToString())))];
        return accounts.Where(a =>
            (administrators && a.IsAdministrator)
            || (creators && a.MayCreateEvents)
            || db.Staff.Any(s => s.UserId == a.Id && roles.Contains(s.Role))
        );
    }

    /// <summary>
    /// The account of a ticket that may use its rights: none where a second factor is demanded and this browser has not shown one.
    /// </summary>
    public IQueryable<Account> Entitled(EventDb db, SessionTicket ticket)
    {
        var account = Holding(db, ticket);
        if (settings.Value.SecondFactorRoles.Count == 0)
            return account;
        var demanded = Demanding(db, account);
        return account.Where(a =>
            db.AccountSessions.Any(s => s.Id == ticket.SessionId && s.HasSecondFactor) || !demanded.Any(d => d.Id == a.Id)
        );
    }

    public async Task<bool> IsEntitledAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (settings.Value.SecondFactorRoles.Count == 0)
            return true;
        if (SessionTicket.Of(user) is not { } ticket)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Entitled(db, ticket).AnyAsync(stop);
    }

    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionTicket.Of(user) is not { } ticket)
            return false;
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = Holding(db, ticket);
        var seen = await db
            .AccountSessions.Where(s => s.Id == ticket.SessionId && account.Any())
            .Select(s => (DateTimeOffset?)s.LastSeenAt)
            .SingleOrDefaultAsync(stop);
        if (seen is null)
            return false;
        await NoteAsync(db, ticket.SessionId, stop);
        return true;

        // Several requests at once write once; one that cannot write now leaves it to the next.
        async Task NoteAsync(EventDb db, Guid id, CancellationToken stop)
        {
            var now = clock.GetUtcNow();
            var before = now - NoteEvery;
            if (seen > before)
                return;
            try
            {
                await db
                    .AccountSessions.Where(s => s.Id == id && s.LastSeenAt <= before)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), stop);
            }
            catch (DbException error) when (DbErrors.IsTransient(error)) { }
        }
    }

    /// <param name="accountId">Who signed in.</param>
    /// <param name="userAgent">As the browser calls itself.</param>
    /// <param name="hasSecondFactor">By more than a password.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Guid> BeginAsync(Guid accountId, string userAgent, bool hasSecondFactor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var session = new AccountSession(accountId, clock.GetUtcNow(), settings.Value.SignedInAtMost, DeviceWords.Of(userAgent))
        {
            HasSecondFactor = hasSecondFactor,
        };
        db.Add(session);
        db.Add(new AuditEntry(session.CreatedAt, accountId, null, "account.signed_in", session.Id, ""));
        await db.SaveChangesAsync(stop);
        return session.Id;
    }

    /// <summary>Those that still hold, the latest first.</summary>
    public async Task<List<SessionRow>> ListAsync(Guid accountId, CancellationToken stop)
    {
        var (now, idle) = Limits();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .AccountSessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAt == null && s.EndsAt > now && s.LastSeenAt > idle)
            .OrderByDescending(s => s.CreatedAt)
            .Take(MaxListed)
            .Select(s => new SessionRow(s.Id, s.Device, s.CreatedAt, s.LastSeenAt))
            .ToListAsync(stop);
    }

    public Task EndAsync(Guid accountId, Guid sessionId, CancellationToken stop) =>
        EndAsync(accountId, "account.session_ended", sessionId, rows => rows.Where(s => s.Id == sessionId), stop);

    /// <param name="accountId">Whose.</param>
    /// <param name="except">The browser that asks; null ends all.</param>
    /// <param name="stop">Gives up.</param>
    public Task EndAllAsync(Guid accountId, Guid? except, CancellationToken stop) =>
        EndAsync(accountId, Ended, null, rows => rows.Where(s => s.Id != except), stop);

    /// <summary>
    /// By somebody else, in their transaction: both happen or neither, and the log says who did it. What is open of the account looks after it
    /// by <see cref="LookNow"/>, once that is committed.
    /// </summary>
    /// <param name="db">Whose transaction.</param>
    /// <param name="accountId">Whose sessions.</param>
    /// <param name="by">Who ends them; null for the program's own command.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task EndAllAsync(EventDb db, Guid accountId, Guid? by, DateTimeOffset now, CancellationToken stop)
    {
        DateTimeOffset? at = now;
        var open = db.AccountSessions.Where(s => s.AccountId == accountId && s.EndedAt == null);
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, at), stop) is > 0 and var ended)
            db.Add(new AuditEntry(now, by, null, Ended, accountId, ended.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Pages that are open ask at once whether they still may be.</summary>
    public void LookNow() => circuits.LookNow();

    private async Task EndAsync(
        Guid accountId,
        string action,
        Guid? sessionId,
        Func<IQueryable<AccountSession>, IQueryable<AccountSession>> which,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        DateTimeOffset? now = clock.GetUtcNow();
        var open = which(db.AccountSessions.Where(s => s.AccountId == accountId)).Where(s => s.EndedAt == null);
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), stop) is > 0 and var ended)
        {
            db.Add(new AuditEntry(now.Value, accountId, null, action, sessionId, string.Create(CultureInfo.InvariantCulture, $"{ended}")));
            await db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(stop);
        circuits.LookNow();
    }

    private (DateTimeOffset Now, DateTimeOffset Idle) Limits() => (clock.GetUtcNow(), clock.GetUtcNow() - settings.Value.SignedInIdle);
}
