using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Guardians;

/// <summary>
/// A guardian's consent: by the link in the mail, or on paper as an organiser marks it. The door sees the state as a note on the
/// ticket, never a document.
/// </summary>
internal sealed class GuardianConsentHandler(Transactions transactions, Rights rights, OutboxSignal signal, TimeProvider clock)
{
    public const string Purpose = "guardian";

    /// <param name="registrationId">The minor's registration.</param>
    /// <param name="textVersion">Which wording was agreed to.</param>
    /// <param name="stop">Ends the change.</param>
    public Task<Result<Done>> AgreeAsync(Guid registrationId, string textVersion, CancellationToken stop) =>
        ChangeAsync(
            registrationId,
            (db, registration, now) =>
            {
                if (registration.GuardianConsent is not GuardianConsent.Missing)
                    return;
                registration.GuardianAgreed(GuardianConsent.ByMail, now);
                db.Consents.Add(new ConsentRecord(registration.Id, Purpose, textVersion, now));
            },
            stop
        );

    /// <summary>Taking back is as easy as giving.</summary>
    public Task<Result<Done>> TakeBackAsync(Guid registrationId, CancellationToken stop) =>
        ChangeAsync(
            registrationId,
            (_, registration, now) =>
            {
                if (registration.GuardianConsent is not GuardianConsent.Missing)
                    registration.GuardianTookBack(now);
            },
            stop
        );

    /// <summary>An organiser has seen the paper; its scan may be kept with it.</summary>
    public async Task<Result<Done>> MarkPaperAsync(Guid eventId, Guid userId, Guid registrationId, GivenFile? scan, CancellationToken stop)
    {
        if (scan is { Content.Length: > FileRules.MaxSize })
            return AnswerRefusals.FileTooLarge.On("scan");
        var mediaType = scan is null ? null : FileRules.Sniff(scan.Content);
        if (scan is not null && mediaType is null)
            return AnswerRefusals.FileKind.On("scan");
        return await ChangeAsync(
            registrationId,
            (db, registration, now) =>
            {
                registration.GuardianAgreed(GuardianConsent.OnPaper, now);
                if (scan is not null)
                    db.Files.Add(
                        new StoredFile(
                            registration.Id,
                            FilePurpose.GuardianConsent,
                            FileRules.SafeName(scan.Name, mediaType!),
                            mediaType!,
                            scan.Content,
                            now
                        )
                    );
                db.Audit.Add(new AuditEntry(now, userId, eventId, "registration.guardian_on_paper", registration.Id, ""));
            },
            stop,
            eventId
        );
    }

    public Task<Result<Done>> UnmarkAsync(Guid eventId, Guid userId, Guid registrationId, CancellationToken stop) =>
        ChangeAsync(
            registrationId,
            (db, registration, now) =>
            {
                if (registration.GuardianConsent is GuardianConsent.Missing)
                    return;
                registration.GuardianTookBack(now);
                db.Audit.Add(new AuditEntry(now, userId, eventId, "registration.guardian_unmarked", registration.Id, ""));
            },
            stop,
            eventId
        );

    /// <summary>A person whom somebody else registered says whether a guardian is needed. Without an address the consent comes on paper.</summary>
    public async Task<Result<Done>> SayAgeAsync(Guid registrationId, bool? isMinor, string? guardianEmail, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var own = await ActiveRegistration.FindAsync(db, registrationId, now, inner);
                if (own.IsRefused)
                    return own.Refusal;
                var registration = own.Value;
                if (registration.GuardianConsent is not GuardianConsent.Unsaid)
                    return default(Done);
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                var refusals = GuardianRules.Check(@event, isMinor, guardianEmail, registration.Email, later: false).ToList();
                if (refusals.Count > 0)
                    return refusals;
                if (isMinor == true)
                    registration.AskGuardian(guardianEmail, now);
                else
                    registration.NeedsNoGuardian(now);
                if (registration.GuardianEmail.Length > 0)
                    db.Outbox.Add(GuardianMail.Row(registration, now));
                await db.SaveChangesAsync(inner);
                await TicketNotes.RefreshAsync(db, registration, now, inner);
                return default(Done);
            },
            stop
        );
        signal.Send();
        return result;
    }

    /// <summary>Sends the guardian the link; at most once in ten minutes.</summary>
    /// <param name="registrationId">The minor's registration.</param>
    /// <param name="email">The guardian's address.</param>
    /// <param name="stop">Ends it before anything is written.</param>
    /// <param name="eventId">Where organisers ask: their event. Null for the person, by the link.</param>
    public async Task<Result<Done>> AskAsync(Guid registrationId, string? email, CancellationToken stop, Guid? eventId = null)
    {
        var result = await transactions.RunAsync<Done>(
            eventId,
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var own = await ActiveRegistration.FindAsync(db, registrationId, now, inner);
                if (own.IsRefused)
                    return own.Refusal;
                var registration = own.Value;
                if (eventId is { } organised && registration.EventId != organised)
                    return RegistrationRefusals.NotFound;
                if (registration.GuardianConsent is not GuardianConsent.Missing)
                    return GuardianRefusals.NotNeeded;
                if (!MailAddressRules.IsValid(email))
                    return GuardianRefusals.EmailInvalid;
                if (MailAddressRules.Normalise(email!) == registration.NormalizedEmail)
                    return GuardianRefusals.EmailOwn;
                registration.AskGuardian(email, now);
                var row = GuardianMail.Row(registration, now);
                if (!await db.Outbox.AnyAsync(mail => mail.OnceKey == row.OnceKey, inner))
                    db.Outbox.Add(row);
                return default(Done);
            },
            stop
        );
        signal.Send();
        return result;
    }

    private Task<Result<Done>> ChangeAsync(
        Guid registrationId,
        Action<EventDb, Registration, DateTimeOffset> change,
        CancellationToken stop,
        Guid? eventId = null
    ) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                // By the link nothing more is asked: who has it is the guardian.
                if (eventId is { } of && await rights.RefusalAsync(db, AskedRight.Organise(of), inner) is { } notYours)
                    return notYours;
                var registration = await db.Registrations.SingleOrDefaultAsync(
                    r => r.Id == registrationId && (eventId == null || r.EventId == eventId),
                    inner
                );
                if (registration is not { IsActive: true })
                    return RegistrationRefusals.NotFound;
                if (registration.GuardianConsent is GuardianConsent.NotNeeded)
                    return GuardianRefusals.NotNeeded;
                var now = clock.GetUtcNow();
                // A guardian agrees before; an organiser may file the paper of the day itself afterwards.
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                if (eventId is null && @event.WhyOver(now) is { } over)
                    return over;
                change(db, registration, now);
                await db.SaveChangesAsync(inner);
                await TicketNotes.RefreshAsync(db, registration, now, inner);
                return default(Done);
            },
            stop
        );
}
