using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>
/// The organiser's decision about an application. Who is accepted is seated by the queue like everybody else, and may have to wait; a
/// decision is told once.
/// </summary>
internal sealed class DecideApplicationHandler(RegistrationQueue queue, Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public const int MaxNoteLength = 2_000;

    public async Task<Result<RegistrationReceipt>> AcceptAsync(Guid eventId, Guid registrationId, string? note, CancellationToken stop)
    {
        if ((note ?? "").Length > MaxNoteLength)
            return ApplicationRefusals.NoteTooLong;
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notYours)
            return notYours;
        if (!await IsOfAsync(eventId, registrationId, stop))
            return RegistrationRefusals.NotFound;
        return await queue.RunAsync(new RegistrationCommand.Accept(registrationId, note?.Trim() ?? "", Acting.Mark), stop);
    }

    public async Task<Result<Done>> RejectAsync(Guid eventId, Guid userId, Guid registrationId, string? note, CancellationToken stop)
    {
        if ((note ?? "").Length > MaxNoteLength)
            return ApplicationRefusals.NoteTooLong;
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                var registration = await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId && r.EventId == eventId, inner);
                if (registration is null)
                    return RegistrationRefusals.NotFound;
                if (registration.State is RegistrationState.Rejected)
                    return default(Done);
                if (registration.State is not RegistrationState.Applied)
                    return ApplicationRefusals.NotOpen;
                var now = clock.GetUtcNow();
                registration.Reject(note, now);
                db.Outbox.Add(RegistrationMails.Row(ApplicationMails.Rejected, registration, now));
                db.Audit.Add(new AuditEntry(now, userId, eventId, "registration.rejected", registrationId, ""));
                return default(Done);
            },
            stop
        );
        signal.Send();
        return result;
    }

    private async Task<bool> IsOfAsync(Guid eventId, Guid registrationId, CancellationToken stop) =>
        (
            await transactions.RunAsync<bool>(
                AskedRight.Organise(eventId),
                async (db, inner) => await db.Registrations.AnyAsync(r => r.Id == registrationId && r.EventId == eventId, inner),
                stop
            )
        ).Value;
}
