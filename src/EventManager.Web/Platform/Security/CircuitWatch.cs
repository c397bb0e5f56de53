using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Looks every few seconds whether anybody with an open page was signed out or has other rights than before, by any node: three queries
/// for some hundred circuits. Those are judged anew; the others cost nothing.
/// </summary>
internal sealed class CircuitWatch(
    IDbContextFactory<EventDb> databases,
    IOptions<AccountSessionOptions> settings,
    TimeProvider clock,
    ILogger<CircuitWatch> log
) : BackgroundService
{
    private const int AtOnce = 200;

    /// <summary>With what the database said about each when it was judged last; null before that.</summary>
    private readonly ConcurrentDictionary<CircuitGuard, string?> circuits = new();

    private readonly SemaphoreSlim wake = new(0, 1);

    public void Add(CircuitGuard circuit) => circuits[circuit] = null;

    public void Remove(CircuitGuard circuit) => circuits.TryRemove(circuit, out _);

    /// <summary>Something changed on this node: nobody acts on what was true before, and open pages need not wait for the next look.</summary>
    public void LookNow()
    {
        foreach (var circuit in circuits.Keys)
            circuit.Forget();
        try
        {
            if (wake.CurrentCount == 0)
                wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two at once: one look is enough for both.
        }
    }

    public async Task LookAsync(CancellationToken stop)
    {
        foreach (var some in circuits.Keys.Chunk(AtOnce))
        {
            var said = await ReadAsync(some, stop);
            foreach (var circuit in some)
            {
                var now = said.GetValueOrDefault(circuit.Ticket!.SessionId, "");
                if (!circuits.TryGetValue(circuit, out var before) || before == now)
                    continue;
                circuit.Forget();
                await circuit.MayGoOnAsync(stop);
                circuits.TryUpdate(circuit, now, before);
            }
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.WaitAsync(settings.Value.LookAtOpenPages, stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is DbException or DbUpdateException || DbErrors.IsTransient(error))
            {
                log.LogWarning(error, "Open pages could not be compared with the rights of their accounts; tried again in seconds.");
            }
        }
    }

    /// <summary>By session: whether it holds, and all that its account may do. Only compared, never read.</summary>
    private async Task<Dictionary<Guid, string>> ReadAsync(CircuitGuard[] some, CancellationToken stop)
    {
        var sessionIds = some.Select(circuit => circuit.Ticket!.SessionId).Distinct().ToArray();
        var accountIds = some.Select(circuit => circuit.Ticket!.AccountId).Distinct().ToArray();
        var now = clock.GetUtcNow();
        var idle = now - settings.Value.SignedInIdle;
        await using var db = await databases.CreateDbContextAsync(stop);
        var sessions = await db
            .AccountSessions.Where(s => sessionIds.Contains(s.Id) && s.EndedAt == null && s.EndsAt > now && s.LastSeenAt > idle)
            .Select(s => new { s.Id, s.AccountId })
            .ToListAsync(stop);
        var accounts = await db
            .Users.Where(a => accountIds.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.SecurityStamp,
                a.IsAdministrator,
                a.MayCreateEvents,
                a.DisabledAt,
            })
            .ToDictionaryAsync(a => a.Id, stop);
        var roles = (
            await db
                .Staff.Where(s => accountIds.Contains(s.UserId))
                .Select(s => new
                {
                    s.UserId,
                    s.EventId,
                    s.Role,
                })
                .ToListAsync(stop)
        ).ToLookup(s => s.UserId);
        return sessions.ToDictionary(
            s => s.Id,
            s =>
                string.Create(CultureInfo.InvariantCulture, $"{accounts.GetValueOrDefault(s.AccountId)} ")
                + string.Join(' ', roles[s.AccountId].Select(role => role.ToString()).Order(StringComparer.Ordinal))
        );
    }
}
