using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>Minutes as they are to be sent.</summary>
/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="Revision">The approved revision that was seen.</param>
/// <param name="Mail">The kind of mail.</param>
internal sealed record MinutesToSend(Guid EventId, Guid SessionId, int Revision, string Mail);

internal static class SentMinutes
{
    /// <summary>For the ledger: about this session, as they were approved then. A later revision is another occasion.</summary>
    public static HappenedMail Sent(this Minutes minutes, OutboxMail mail, DateTimeOffset now) =>
        new(mail, minutes.SessionId, minutes.ApprovedAt ?? now);
}

/// <summary>
/// Queues approved minutes for many people. A batch is one transaction, so after a crash the next sending goes on with those who are
/// left; the session's row makes two senders take turns.
/// </summary>
internal sealed class MinutesSending(Transactions transactions, TimeProvider clock, OutboxSignal signal)
{
    /// <summary>Queues the next batch and answers for how many people; 0 where nobody is left.</summary>
    public delegate Task<int> Queue(EventDb db, Minutes minutes, DateTimeOffset now, CancellationToken stop);

    /// <returns>How many people were served.</returns>
    public async Task<Result<int>> RunAsync(MinutesToSend wanted, Queue queue, CancellationToken stop)
    {
        for (var sent = 0; ; )
        {
            var result = await transactions.RunAsync<int>(
                AskedRight.Organise(wanted.EventId),
                (db, token) => SendBatchAsync(db, wanted, queue, token),
                stop
            );
            if (result.IsRefused)
                return result;
            if (result.Value == 0)
                return sent > 0 ? sent : MinutesRefusals.NobodyToSend;
            sent += result.Value;
            signal.Send();
        }
    }

    private async Task<Result<int>> SendBatchAsync(EventDb db, MinutesToSend wanted, Queue queue, CancellationToken stop)
    {
        if (!await RowLocks.LockSessionAsync(db, wanted.EventId, wanted.SessionId, stop))
            return ProgrammeRefusals.NotFound;
        var minutes = await db.Minutes.SingleOrDefaultAsync(m => m.SessionId == wanted.SessionId, stop);
        if (minutes?.ApprovedRevision is not { } approved || minutes.State is MinutesState.Draft)
            return MinutesRefusals.NotApproved;
        if (approved != wanted.Revision)
            return MinutesRefusals.NewerRevision;
        var now = clock.GetUtcNow();
        var served = await queue(db, minutes, now, stop);
        if (served > 0)
            db.Audit.Add(MailingRecord.Of(wanted.Mail, served, Acting.AccountId, wanted.EventId, now, wanted.SessionId));
        return served == 0 || minutes.MarkSent(now) is not { } refusal ? served : refusal;
    }
}
