using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

internal sealed record OpenSentMail(Guid EventId, Guid MailId, Guid? UserId);

/// <summary>The words of a rule's mail as they were sent. Each look is written down with it, or there is none.</summary>
internal sealed class OpenSentMailHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<string>> HandleAsync(OpenSentMail command, CancellationToken stop) =>
        transactions.RunAsync<string>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var mail = await db
                    .Outbox.Where(m => m.Id == command.MailId && m.EventId == command.EventId)
                    .Select(m => new { m.Kind, m.SentText })
                    .SingleOrDefaultAsync(ends);
                if (mail is null)
                    return MailingRefusals.NotFound;
                if (mail.SentText.Length == 0)
                    return MailingRefusals.TextGone;
                db.Audit.Add(
                    new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "mail.text_opened", command.MailId, mail.Kind)
                );
                return mail.SentText;
            },
            stop
        );
}
