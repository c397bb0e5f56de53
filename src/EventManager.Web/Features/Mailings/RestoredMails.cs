using System.Globalization;
using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>Mails of one kind and one event (or none) that were there when this node started.</summary>
/// <param name="Waiting">Go out as soon as work is switched on.</param>
/// <param name="Kept">Withheld here; can be released again.</param>
/// <param name="From">When the first of them was asked for.</param>
/// <param name="To">The last one.</param>
internal sealed record RestoredGroup(
    Guid? EventId,
    LocalizedText? Event,
    string Kind,
    int Waiting,
    int Kept,
    DateTimeOffset From,
    DateTimeOffset To
);

/// <param name="Of">Which; null for all of them.</param>
internal sealed record ChangeRestored(RestoredGroup? Of, bool Withhold, ClaimsPrincipal By);

/// <summary>
/// What to do after a restore: the backup's outbox says "waiting" of mails that went out since it was made. Whoever restored it looks at
/// them, keeps back what was sent, and switches the work on. Each step asks the right anew, is one transaction and is in the audit log.
/// </summary>
internal sealed class RestoredMails(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    AccountAccess access,
    JobsHold hold,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<RestoredGroup>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await Waiting(db)
            .Concat(Kept(db))
            .GroupBy(m => new
            {
                m.EventId,
                m.Kind,
                IsKept = m.State == OutboxState.Withheld,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                From = group.Min(m => m.CreatedAt),
                To = group.Max(m => m.CreatedAt),
            })
            .ToListAsync(stop);
        var ids = rows.Select(row => row.Key.EventId).OfType<Guid>().Distinct().ToList();
        var titles = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Title, stop);
        return
        [
            .. rows.GroupBy(row => (row.Key.EventId, row.Key.Kind))
                .Select(group => new RestoredGroup(
                    group.Key.EventId,
                    group.Key.EventId is { } id ? titles.GetValueOrDefault(id) : null,
                    group.Key.Kind,
                    group.Where(row => !row.Key.IsKept).Sum(row => row.Count),
                    group.Where(row => row.Key.IsKept).Sum(row => row.Count),
                    group.Min(row => row.From),
                    group.Max(row => row.To)
                ))
                .OrderBy(group => group.Event?.German, StringComparer.Ordinal)
                .ThenBy(group => group.Kind, StringComparer.Ordinal),
        ];
    }

    /// <returns>How many were changed.</returns>
    public async Task<Result<int>> ChangeAsync(ChangeRestored command, CancellationToken stop)
    {
        if (!await access.IsAdministratorAsync(command.By, stop))
            return MailingRefusals.NotAllowed;
        return await transactions.RunAsync<int>(
            async (db, inner) =>
            {
                var mails = command.Withhold ? Waiting(db) : Kept(db);
                if (command.Of is { } group)
                    mails = mails.Where(m => m.EventId == group.EventId && m.Kind == group.Kind);
                var (state, mark) = command.Withhold ? (OutboxState.Withheld, MailErrors.Restored) : (OutboxState.Queued, "");
                var changed = await mails.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, state)
                            .SetProperty(m => m.LastError, mark)
                            .SetProperty(m => m.ClaimId, (Guid?)null)
                            .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
                    inner
                );
                if (changed > 0)
                {
                    var detail = string.Create(CultureInfo.InvariantCulture, $"{command.Of?.Kind ?? "*"} {changed}");
                    var action = command.Withhold ? "mail.restored_withheld" : "mail.restored_released";
                    db.Audit.Add(Entry(command.By, command.Of?.EventId, action, detail));
                }
                return changed;
            },
            stop
        );
    }

    /// <summary>Mails leave and jobs run from now on, on this node.</summary>
    public async Task<Result<Done>> SwitchOnAsync(ClaimsPrincipal by, CancellationToken stop)
    {
        if (!await access.IsAdministratorAsync(by, stop))
            return MailingRefusals.NotAllowed;
        var result = await transactions.RunAsync<Done>(
            (db, _) =>
            {
                db.Audit.Add(Entry(by, null, "jobs.switched_on", ""));
                return Task.FromResult<Result<Done>>(new Done());
            },
            stop
        );
        // Written down first: what cannot be taken back is not done by somebody unknown.
        if (!result.IsRefused && hold.Release())
            signal.Send();
        return result;
    }

    /// <summary>Claimed ones too, where nobody holds them any more: their node was there when the backup was made.</summary>
    private IQueryable<OutboxMail> Waiting(EventDb db)
    {
        var (since, now) = (hold.Since, clock.GetUtcNow());
        return db.Outbox.Where(m =>
            m.CreatedAt < since
            && (
                m.State == OutboxState.Queued || m.State == OutboxState.Retrying || (m.State == OutboxState.Claimed && m.ClaimedUntil < now)
            )
        );
    }

    private IQueryable<OutboxMail> Kept(EventDb db)
    {
        var since = hold.Since;
        return db.Outbox.Where(m => m.CreatedAt < since && m.State == OutboxState.Withheld && m.LastError == MailErrors.Restored);
    }

    private AuditEntry Entry(ClaimsPrincipal by, Guid? eventId, string action, string detail) =>
        new(clock.GetUtcNow(), EventAccess.UserId(by), eventId, action, null, detail);
}
