using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Mailings.Files;

/// <param name="EventId">The event.</param>
/// <param name="Mail">One of <see cref="BuiltInRules.All"/>.</param>
/// <param name="Files">These and no others.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SaveBuiltInFiles(Guid EventId, string Mail, IReadOnlyCollection<Guid> Files, Guid? UserId);

/// <summary>Says which files go with a mail that goes out at once when something happens. Those that wait already take them along too.</summary>
internal sealed class SaveBuiltInFilesHandler(Transactions transactions, MailPromise promise, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(SaveBuiltInFiles command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (!BuiltInRules.All.Contains(command.Mail))
                    return MailingRefusals.NotFound;
                var files = command.Files.ToHashSet();
                if (await ListMailFiles.WhyNotAsync(db, command.EventId, files, ends) is { } refusal)
                    return refusal;
                var rule = await BuiltInMails.RuleAsync(db, command.EventId, command.Mail, ends);
                rule.Attach(files);
                await promise.ApproveAsync(db, rule, command.UserId, rule.Promised, ends);
                db.Audit.Add(
                    new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "mail_rule.changed", rule.Id, command.Mail)
                );
                return default(Done);
            },
            stop
        );
}
