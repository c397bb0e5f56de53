using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Every change that sending makes to the outbox: one statement each, which says "only while the claim is mine". So nodes need not know of
/// each other, and whoever lost a claim changes nothing.
/// </summary>
internal sealed class OutboxClaims(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    OutboxMarks marks,
    IOptions<MailOptions> settings,
    ProgramMetrics metrics,
    SendingBreaks breaks,
    TimeProvider clock
)
{
    /// <summary>
    /// How long a row waits in a claim without a word from its node. Such a row has not been sent for certain, so that another node may have
    /// it soon; only what is on its way has the long lease of the settings.
    /// </summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);

    /// <summary>How often a node says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Claims what is due: first that for which somebody waits, then the oldest. Empty when nothing is. In quiet hours, and of an event whose
    /// mails wait for a person, only service mails are due.
    /// </summary>
    public async Task<IReadOnlyList<OutboxMail>> TakeAsync(int most, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await Open(db.Outbox.Where(IsDue(now)), now, await breaks.PausedAsync(db, stop))
                .OrderBy(m => m.Priority)
                .ThenBy(m => m.DueAt)
                .Select(m => m.Id)
                .Take(most)
                .ToListAsync(stop);
            if (due.Count == 0)
                return [];
            var claim = Guid.NewGuid();
            var until = now + Hold;
            var taken = await ChangeAsync(
                outbox => outbox.Where(m => due.Contains(m.Id)).Where(IsDue(now)),
                set =>
                    set.SetProperty(m => m.State, OutboxState.Claimed)
                        .SetProperty(m => m.ClaimId, claim)
                        .SetProperty(m => m.ClaimedUntil, until),
                stop
            );
            // None: another node was faster with all of these; there may be more.
            if (taken > 0)
                return await db
                    .Outbox.AsNoTracking()
                    .Where(m => m.ClaimId == claim)
                    .OrderBy(m => m.Priority)
                    .ThenBy(m => m.DueAt)
                    .ToListAsync(stop);
        }
    }

    /// <summary>Holds on to what waits in the claim; what is on its way has more time already.</summary>
    public Task KeepAsync(Guid claim)
    {
        var until = clock.GetUtcNow() + Hold;
        return ChangeAsync(
            outbox => outbox.Where(m => m.ClaimId == claim && m.State == OutboxState.Claimed && m.ClaimedUntil < until),
            set => set.SetProperty(m => m.ClaimedUntil, until),
            CancellationToken.None
        );
    }

    /// <summary>
    /// Right before a send: a whole lease from now on, and one more attempt. False where the claim has gone to somebody else.
    /// </summary>
    public Task<bool> BeginAttemptAsync(OutboxMail row) => MarkAsync(new OutboxMark.Begin(row, clock.GetUtcNow() + settings.Value.Lease));

    /// <summary>The attempt never reached the server, so it does not count.</summary>
    public Task TakeBackAttemptAsync(OutboxMail row) =>
        ChangeAsync(Mine(row), set => set.SetProperty(m => m.Attempts, row.Attempts), CancellationToken.None);

    /// <param name="row">The mail.</param>
    /// <param name="words">What is kept of it.</param>
    public Task SentAsync(OutboxMail row, string words) =>
        MarkAsync(new OutboxMark.End(row, OutboxState.Sent, row.Attempts + 1, "") { SentAt = clock.GetUtcNow(), Words = words });

    public Task FailAsync(OutboxMail row, string reason) =>
        MarkAsync(new OutboxMark.End(row, OutboxState.Failed, row.Attempts + 1, reason));

    public Task WithholdAsync(OutboxMail row, string reason = "") =>
        MarkAsync(new OutboxMark.End(row, OutboxState.Withheld, row.Attempts, reason));

    /// <summary>Not now, although nothing went wrong: its domain has had enough for the moment.</summary>
    public Task PutOffAsync(OutboxMail row, DateTimeOffset due) =>
        ChangeAsync(
            Mine(row),
            set =>
                set.SetProperty(m => m.State, row.Attempts == 0 ? OutboxState.Queued : OutboxState.Retrying)
                    .SetProperty(m => m.DueAt, due)
                    .SetProperty(m => m.ClaimId, (Guid?)null)
                    .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
            CancellationToken.None
        );

    /// <summary>Tries again later, or gives up after the last attempt.</summary>
    public Task RetryAsync(OutboxMail row, string reason)
    {
        var attempts = row.Attempts + 1;
        return attempts >= Backoff.MaxAttempts
            ? FailAsync(row, reason)
            : MarkAsync(
                new OutboxMark.End(row, OutboxState.Retrying, attempts, reason) { DueAt = clock.GetUtcNow() + Backoff.After(attempts) }
            );
    }

    /// <summary>Lets go of what is still claimed, as it was before.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="due">When to look again; null leaves that as it was.</param>
    public Task ReleaseAsync(Guid claim, DateTimeOffset? due) =>
        ChangeAsync(
            outbox => outbox.Where(m => m.ClaimId == claim && m.State == OutboxState.Claimed),
            set =>
            {
                set.SetProperty(m => m.State, m => m.Attempts == 0 ? OutboxState.Queued : OutboxState.Retrying)
                    .SetProperty(m => m.ClaimId, (Guid?)null)
                    .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null);
                if (due is { } at)
                    set.SetProperty(m => m.DueAt, at);
            },
            CancellationToken.None
        );

    private IQueryable<OutboxMail> Open(IQueryable<OutboxMail> due, DateTimeOffset now, IReadOnlySet<Guid> paused)
    {
        if (settings.Value.Quiet.AreAt(now, Zone.Default))
            return due.Where(m => m.Priority == (int)MailPurpose.Service);
        if (paused.Count == 0)
            return due;
        var waiting = paused.ToList();
        return due.Where(m => m.Priority == (int)MailPurpose.Service || !waiting.Contains(m.EventId ?? SendingBreak.House));
    }

    private static Expression<Func<OutboxMail, bool>> IsDue(DateTimeOffset now) =>
        m =>
            ((m.State == OutboxState.Queued || m.State == OutboxState.Retrying) && m.DueAt <= now)
            || (m.State == OutboxState.Claimed && m.ClaimedUntil < now);

    private static Func<IQueryable<OutboxMail>, IQueryable<OutboxMail>> Mine(OutboxMail row) =>
        outbox => outbox.Where(m => m.Id == row.Id && m.ClaimId == row.ClaimId && m.State == OutboxState.Claimed);

    /// <summary>Not stopped with the program: what happened must be written down.</summary>
    private async Task<bool> MarkAsync(OutboxMark mark)
    {
        var isOurs = (await marks.RunAsync(mark, CancellationToken.None)).Value;
        if (isOurs && mark is OutboxMark.End end)
            metrics.Mailed(ProgramMetrics.Label(end.State));
        return isOurs;
    }

    private async Task<int> ChangeAsync(
        Func<IQueryable<OutboxMail>, IQueryable<OutboxMail>> which,
        Action<UpdateSettersBuilder<OutboxMail>> change,
        CancellationToken stop
    )
    {
        var result = await transactions.RunAsync<int>(async (db, inner) => await which(db.Outbox).ExecuteUpdateAsync(change, inner), stop);
        return result.Value;
    }
}
