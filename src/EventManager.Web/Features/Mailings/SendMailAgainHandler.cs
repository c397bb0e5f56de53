using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

internal sealed record SendMailAgain(Guid? EventId, Guid MailId)
{
    /// <summary>Leaves alone what has arrived: nobody has looked at it singly.</summary>
    public bool OnlyUnsent { get; init; }
}

/// <summary>
/// Puts a mail that failed, was withheld or was sent back into the queue. It is the same mail with the same Message-ID, so a mail program
/// that has it already may show it once.
/// </summary>
internal sealed class SendMailAgainHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SendMailAgain command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Of(command.EventId),
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var mails = db.Outbox.Where(m => m.Id == command.MailId && m.EventId == command.EventId);
                // Retrying, not Queued: it is no mail that nobody has ever tried to send.
                var changed = await mails
                    .Where(m =>
                        (
                            m.State == OutboxState.Failed
                            || m.State == OutboxState.Withheld
                            || m.State == OutboxState.Sent && !command.OnlyUnsent
                        )
                        && m.ToAddress != ""
                    )
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.State, OutboxState.Retrying)
                                .SetProperty(m => m.Attempts, 0)
                                .SetProperty(m => m.LastError, "")
                                .SetProperty(m => m.SentAt, (DateTimeOffset?)null)
                                .SetProperty(m => m.DueAt, now),
                        inner
                    );
                if (changed == 1)
                {
                    var kind = await mails.Select(m => m.Kind).SingleAsync(inner);
                    db.WriteDown("mail.sent_again", command.EventId, now, kind, command.MailId);
                    return default(Done);
                }
                var row = await mails.AsNoTracking().SingleOrDefaultAsync(inner);
                return row is null ? MailingRefusals.NotFound
                    : row.ToAddress.Length == 0 ? MailingRefusals.AddressGone
                    : row.State is OutboxState.Sent ? MailingRefusals.AlreadySent
                    : MailingRefusals.OnItsWay;
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
