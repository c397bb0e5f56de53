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
    internal static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);

    /// <summary>How often a node says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private DateTimeOffset lookedForLost;

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
            var open = db.Outbox.MayGo(settings.Value.Quiet.AreAt(now, Zone.Default), await breaks.PausedAsync(db, stop));
            var due = await WaitingAsync(open, now, most, stop);
            if (due.Count < most || now - lookedForLost >= Beat)
                due = await WithLostAsync(open, due, now, most, stop);
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

    /// <summary>Not now, although nothing went wrong: their domain has had enough for the moment. All in one go.</summary>
    public async Task PutOffAsync(IReadOnlyList<(OutboxMail Row, DateTimeOffset Due)> rows)
    {
        if (rows.Count == 0)
            return;
        await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var batch = new StatementBatch(db);
                foreach (var (row, due) in rows)
                    OutboxStatements.Of(db.Model).AddPutOff(batch, row, due);
                await batch.CountAsync(inner);
                return default(Done);
            },
            CancellationToken.None
        );
    }

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

    /// <summary>
    /// In the order of their own index: of a hundred thousand that wait, the first few are read and no more. Each state and purpose is asked for
    /// by itself, since an index has no order over two of them: SQLite, which knows no figures of a table, sorted all that waited for each batch.
    /// </summary>
    internal static Task<List<Guid>> WaitingAsync(IQueryable<OutboxMail> open, DateTimeOffset now, int most, CancellationToken stop)
    {
        var firsts =
            from purpose in Enum.GetValues<MailPurpose>()
            from state in new[] { OutboxState.Queued, OutboxState.Retrying }
            select open.Where(m => m.State == state && m.Priority == (int)purpose && m.DueAt <= now)
                .OrderBy(m => m.DueAt)
                .Select(m => new
                {
                    m.Id,
                    m.Priority,
                    m.DueAt,
                })
                .Take(most);
        return firsts
            .Aggregate((all, some) => all.Concat(some))
            .OrderBy(m => m.Priority)
            .ThenBy(m => m.DueAt)
            .Select(m => m.Id)
            .Take(most)
            .ToListAsync(stop);
    }

    /// <summary>Those of a node that says nothing any more come first: they have waited longest.</summary>
    private async Task<List<Guid>> WithLostAsync(
        IQueryable<OutboxMail> open,
        List<Guid> due,
        DateTimeOffset now,
        int most,
        CancellationToken stop
    )
    {
        lookedForLost = now;
        var lost = await open.Where(m => m.State == OutboxState.Claimed && m.ClaimedUntil < now)
            .OrderBy(m => m.Priority)
            .ThenBy(m => m.DueAt)
            .Select(m => m.Id)
            .Take(most)
            .ToListAsync(stop);
        return lost.Count == 0 ? due : [.. lost.Concat(due).Take(most)];
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
