using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>Sends a rule's mail to who writes it, before anything is saved: by the outbox, marked as a test, as every other (<see cref="WordingTestMail"/>).</summary>
internal sealed class SendRuleTestHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <param name="command">The rule as it is typed; nothing of it is saved. Its user is who gets the test.</param>
    /// <param name="personId">As whom; null for nobody.</param>
    /// <param name="language">Of the mail.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<Done>> HandleAsync(SaveMailRule command, Guid? personId, string language, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            (db, ends) => QueueAsync(db, command, personId, language, ends),
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<Done>> QueueAsync(EventDb db, SaveMailRule command, Guid? personId, string language, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var read = await DraftedRule.ReadAsync(db, command, now, stop);
        if (read.IsRefused)
            return read.Refusal;
        var rule = read.Value.Rule;
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == command.UserId, stop) is not { Email: { } address } me)
            return MailingRefusals.NotFound;
        // Somebody of another event is nobody here.
        var isThere = await RuledPeople.Group(db, rule.EventId, rule.Choice).AnyAsync(one => one.Id == personId, stop);
        db.Outbox.Add(
            new OutboxMail(WordingTestMail.Name, address, me.DisplayName, language, now)
            {
                EventId = rule.EventId,
                Arguments = WordingTestMail.Arguments(rule.Kind, isThere ? personId : null),
                SentText = TriedWords.Write(rule),
            }
        );
        return default(Done);
    }
}
