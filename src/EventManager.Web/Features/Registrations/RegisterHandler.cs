using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Registers somebody: at once, or after the click in the mail.</summary>
internal sealed class RegisterHandler(RegistrationQueue queue)
{
    public Task<Result<RegistrationReceipt>> HandleAsync(RegisterVisitor visitor, CancellationToken stop) =>
        queue.RunAsync(new RegistrationCommand.Register(visitor), stop);
}

/// <summary>
/// The public form. It answers the same whether or not the address is known: who is registered already gets a mail with the personal
/// link instead of a refusal that tells a stranger about it. A second submit is therefore harmless, too.
/// </summary>
internal sealed class RegisterByFormHandler(
    RegisterHandler register,
    Transactions transactions,
    AddressKeys keys,
    OutboxSignal signal,
    TimeProvider clock
)
{
    public async Task<Result<Done>> HandleAsync(RegisterVisitor visitor, CancellationToken stop)
    {
        var result = await register.HandleAsync(visitor, stop);
        if (!result.IsRefused)
            return default(Done);
        if (result.Refusal != RegistrationRefusals.AlreadyRegistered)
            return result.Refusals.ToList();
        var told = await TellAgainAsync(visitor.Slug, visitor.Person.Email, RegistrationMails.Again, stop);
        signal.Send();
        return told;
    }

    /// <summary>
    /// Who asks for the own link gets it, and the tickets with it. The same is read and written whether or not somebody is registered, so
    /// that no time tells.
    /// </summary>
    public Task<Result<Done>> SendLinkAsync(string slug, string email, CancellationToken stop) =>
        TellAgainAsync(slug, email, RegistrationMails.Link, stop);

    /// <summary>Sends the personal link (or the unconfirmed one's click) again, at most once in ten minutes.</summary>
    private async Task<Result<Done>> TellAgainAsync(string slug, string email, string kindOfKnown, CancellationToken stop)
    {
        var key = MailAddressRules.Normalise(email);
        // Before the transaction: a secret that is asked for the first time is written by a connection of its own.
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
                    var kind = registration?.State is RegistrationState.AwaitingConfirmation ? RegistrationMails.Confirm : kindOfKnown;
                    var reason = kindOfKnown == RegistrationMails.Again ? RegistrationMails.AgainKey : "link:";
                    var who = registration?.Id.ToString("N") ?? nobody;
                    var once = $"{reason}{who}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}";
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
    public Task<Result<RegistrationReceipt>> HandleAsync(Guid registrationId, CancellationToken stop) =>
        queue.RunAsync(new RegistrationCommand.Confirm(registrationId), stop);
}
