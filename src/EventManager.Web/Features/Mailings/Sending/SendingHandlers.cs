using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Sending;

internal sealed record ResumeMails(Guid? EventId);

/// <summary>Whoever looked at why they were refused lets the rest go on.</summary>
internal sealed class ResumeMailsHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ResumeMails command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Of(command.EventId),
            async (db, inner) =>
            {
                if (!await SendingBreaks.GoOnAsync(db, command.EventId, inner))
                    return MailingRefusals.NotPaused;
                db.WriteDown("mail.resumed", command.EventId, clock.GetUtcNow());
                return default(Done);
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}

internal sealed record LiftSuppression(Guid? EventId, Guid Id);

/// <summary>An address gets mails again. In an event only what was entered there: the rest belongs to the house.</summary>
internal sealed class LiftSuppressionHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(LiftSuppression command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Of(command.EventId),
            async (db, inner) =>
            {
                var found = db
                    .Suppressions.Where(s => s.Id == command.Id)
                    .Where(s => command.EventId == null || s.EventId == command.EventId);
                var scope = await found.Select(s => (SuppressionScope?)s.Scope).SingleOrDefaultAsync(inner);
                if (scope is not null && command.EventId is not null && scope is not SuppressionScope.Event)
                    return MailingRefusals.SuppressionOfHouse;
                if (scope is null || await found.ExecuteDeleteAsync(inner) != 1)
                    return MailingRefusals.SuppressionGone;
                db.WriteDown("mail.suppression_lifted", command.EventId, clock.GetUtcNow(), $"{scope}", command.Id);
                return default(Done);
            },
            stop
        );
}

internal sealed record AddSuppression(Guid? EventId, string Address, SuppressionScope Scope);

/// <summary>Somebody called and wants no more mails.</summary>
internal sealed class AddSuppressionHandler(Transactions transactions, Suppressions suppressions, AddressIds ids, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(AddSuppression command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Of(command.EventId),
            async (db, inner) =>
            {
                if (!MailAddressRules.IsValid(MailAddressRules.Clean(command.Address)))
                    return MailingRefusals.NoAddress;
                var scope = command.EventId is null ? command.Scope : SuppressionScope.Event;
                if (command.EventId is null && scope is SuppressionScope.Event)
                    return MailingRefusals.NotFound;
                var address = ids.Of(command.Address);
                if (await suppressions.AddAsync(db, address, scope, SuppressionReason.ByHand, command.EventId, null, "", inner))
                    db.WriteDown("mail.suppression_added", command.EventId, clock.GetUtcNow(), $"{scope}");
                return default(Done);
            },
            stop
        );
}
