using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>An organiser sends somebody their link again, at most once in ten minutes; whoever never confirmed gets that mail again.</summary>
internal sealed class MailLinkHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid eventId, Guid registrationId, Guid userId, CancellationToken stop)
    {
        try
        {
            var result = await transactions.RunAsync<Done>(
                AskedRight.Organise(eventId),
                async (db, inner) =>
                {
                    var registration = await db
                        .Registrations.AsNoTracking()
                        .SingleOrDefaultAsync(r => r.Id == registrationId && r.EventId == eventId, inner);
                    if (registration is null)
                        return RegistrationRefusals.NotFound;
                    if (!registration.IsActive)
                        return RegistrationRefusals.NotActive;
                    if (registration.Email.Length == 0)
                        return RegistrationRefusals.NoAddress;
                    var now = clock.GetUtcNow();
                    // The same key as where the person asks for it: together they are one mail.
                    var once = $"link:{registration.Id:N}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}";
                    if (await db.Outbox.AnyAsync(mail => mail.OnceKey == once, inner))
                        return default(Done);
                    var isUnconfirmed = registration.State is RegistrationState.AwaitingConfirmation;
                    var kind = isUnconfirmed ? RegistrationMails.Confirm : RegistrationMails.Link;
                    db.Outbox.Add(RegistrationMails.Row(kind, registration, now, once));
                    db.Audit.Add(new AuditEntry(now, userId, eventId, "registration.link_sent", registration.Id, ""));
                    return default(Done);
                },
                stop
            );
            if (!result.IsRefused)
                signal.Send();
            return result;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // The person asked in the same moment: one mail is enough.
            return default(Done);
        }
    }
}
