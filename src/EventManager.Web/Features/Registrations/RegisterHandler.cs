using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations;

/// <summary>Registers somebody: at once, or after the click in the mail.</summary>
internal sealed class RegisterHandler(RegistrationQueue queue)
{
    public Task<Result<RegistrationReceipt>> HandleAsync(RegisterVisitor visitor, CancellationToken stop) =>
        queue.RunAsync(new RegistrationCommand.Register(visitor), stop);
}

/// <summary>
/// The public form. It answers the same whether or not the address is known, after the same work: who is registered already gets a mail
/// with the personal link instead of a refusal that tells a stranger about it. A second submit is therefore harmless, too.
/// </summary>
internal sealed class RegisterByFormHandler(
    RegisterHandler register,
    Transactions transactions,
    AddressKeys keys,
    IOptions<RegistrationOptions> options,
    TimeProvider clock
)
{
    public async Task<Result<Done>> HandleAsync(RegisterVisitor visitor, CancellationToken stop)
    {
        // Of the person as registrations know them: "anna+1" and "anna+2" get no mail each.
        var key = keys.Of("form " + visitor.Slug, options.Value.KeyOf(visitor.Person.Email));
        var result = await register.HandleAsync(visitor with { TellsByMail = FormMailKeys.Of(key, clock.GetUtcNow()) }, stop);
        // Told by mail, in the same transaction; or another node was faster by a moment, and its mail is enough.
        return result.IsRefused && result.Refusal != RegistrationRefusals.AlreadyRegistered ? result.Refusals.ToList() : default(Done);
    }

    /// <summary>
    /// Who asks for the own link gets it, and the tickets with it; at most once in ten minutes. The same is read and written whether or
    /// not somebody is registered, so that no time tells.
    /// </summary>
    public async Task<Result<Done>> SendLinkAsync(string slug, string email, CancellationToken stop)
    {
        var key = MailAddressRules.Normalise(email);
        var nobody = keys.Of("link " + slug, key);
        try
        {
            return await transactions.RunAsync<Done>(
                async (db, inner) =>
                {
                    var registration = await db
                        .Registrations.AsNoTracking()
                        .Where(r => r.ActiveKey == key && db.Events.Any(e => e.Id == r.EventId && e.Slug == slug))
                        .SingleOrDefaultAsync(inner);
                    var now = clock.GetUtcNow();
                    var kind =
                        registration?.State is RegistrationState.AwaitingConfirmation ? RegistrationMails.Confirm : RegistrationMails.Link;
                    var who = registration?.Id.ToString("N") ?? nobody;
                    var once = $"link:{who}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}";
                    if (!await db.Outbox.AnyAsync(mail => mail.OnceKey == once, inner))
                        db.Outbox.Add(
                            registration is null
                                ? RegistrationMails.Withheld(kind, MailAddressRules.Clean(email), now, once)
                                : RegistrationMails.Row(kind, registration, now, once)
                        );
                    return default(Done);
                },
                stop
            );
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Two tabs in the same moment: one mail is enough.
            return default(Done);
        }
    }
}

/// <summary>The click in the mail.</summary>
internal sealed class ConfirmRegistrationHandler(RegistrationQueue queue)
{
    /// <param name="registrationId">Whose.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <param name="by">The organiser who clicks in the person's place; null for the person.</param>
    public Task<Result<RegistrationReceipt>> HandleAsync(Guid registrationId, CancellationToken stop, AuditMark? by = null) =>
        queue.RunAsync(new RegistrationCommand.Confirm(registrationId, by), stop);
}
