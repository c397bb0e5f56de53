using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

internal sealed record RenewLink(Guid EventId, Guid RegistrationId, Guid UserId);

/// <summary>
/// Makes the links of a registration useless (its own, its party's, its guardian's) and sends new ones: for a mail that went to the wrong
/// person, or on to others.
/// </summary>
internal sealed class RenewLinkHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(RenewLink command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                var registration = await db.Registrations.SingleOrDefaultAsync(
                    r => r.Id == command.RegistrationId && r.EventId == command.EventId,
                    inner
                );
                if (registration is not { IsActive: true })
                    return RegistrationRefusals.NotFound;
                var now = clock.GetUtcNow();
                registration.RevokeLink();
                var key = $"{registration.Id:N}:{registration.LinkVersion}";
                var kind =
                    registration.State is RegistrationState.AwaitingConfirmation ? RegistrationMails.Confirm : RegistrationMails.Link;
                if (registration.Email.Length > 0)
                    db.Outbox.Add(RegistrationMails.Row(kind, registration, now, "link-renewed:" + key));
                if (registration is { GuardianConsent: GuardianConsent.Missing, GuardianEmail.Length: > 0 })
                    db.Outbox.Add(GuardianMail.Row(registration, now, "guardian-renewed:" + key));
                db.Audit.Add(new AuditEntry(now, command.UserId, command.EventId, "registration.link_renewed", registration.Id, ""));
                return new Done();
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
