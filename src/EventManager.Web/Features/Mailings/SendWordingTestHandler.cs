using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <param name="SubjectId">As whom: what the mail would be about; null for nobody.</param>
/// <param name="UserId">To whom: the account of who asks.</param>
internal sealed record SendWordingTest(Guid EventId, string Kind, Guid? SubjectId, string Language, Guid UserId);

/// <summary>Sends a mail with the saved words to who asks, by the same outbox as every other.</summary>
internal sealed class SendWordingTestHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SendWordingTest command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == command.UserId, inner) is not { Email: { } address } me)
                    return MailingRefusals.NotFound;
                // Somebody of another event is nobody here.
                var about = await db.Registrations.AnyAsync(r => r.Id == command.SubjectId && r.EventId == command.EventId, inner)
                    ? command.SubjectId
                    : null;
                db.Outbox.Add(
                    new OutboxMail(WordingTestMail.Name, address, me.DisplayName, command.Language, clock.GetUtcNow())
                    {
                        EventId = command.EventId,
                        Arguments = WordingTestMail.Arguments(command.Kind, about),
                    }
                );
                return default(Done);
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
