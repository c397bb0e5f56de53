using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

internal sealed record WithholdMail(Guid? EventId, Guid MailId);

/// <summary>Stops a mail that has not gone out yet.</summary>
internal sealed class WithholdMailHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(WithholdMail command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Of(command.EventId),
            async (db, inner) =>
            {
                var mails = db.Outbox.Where(m => m.Id == command.MailId && m.EventId == command.EventId);
                var changed = await mails
                    .Where(m => m.State == OutboxState.Queued || m.State == OutboxState.Retrying)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withheld), inner);
                if (changed == 1)
                {
                    var kind = await mails.Select(m => m.Kind).SingleAsync(inner);
                    db.WriteDown("mail.withheld", command.EventId, clock.GetUtcNow(), kind, command.MailId);
                    return default(Done);
                }
                var row = await mails.AsNoTracking().SingleOrDefaultAsync(inner);
                return row?.State switch
                {
                    null => MailingRefusals.NotFound,
                    OutboxState.Claimed => MailingRefusals.OnItsWay,
                    OutboxState.Withheld => default(Done),
                    _ => MailingRefusals.AlreadySent,
                };
            },
            stop
        );
}
