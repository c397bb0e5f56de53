using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Corrects a name. The ticket's code stays valid: it holds none.</summary>
internal sealed class ChangeNameHandler(Transactions transactions, TimeProvider clock)
{
    /// <param name="registrationId">Whose.</param>
    /// <param name="firstName">As it is right.</param>
    /// <param name="lastName">As it is right.</param>
    /// <param name="organisation">As it is right; not of a class, which has its school.</param>
    /// <param name="stop">Ends it before anything is written.</param>
    /// <param name="eventId">Where organisers do it for somebody: their event. Null for the person, by the link.</param>
    public Task<Result<Done>> HandleAsync(
        Guid registrationId,
        string firstName,
        string lastName,
        string? organisation,
        CancellationToken stop,
        Guid? eventId = null
    ) =>
        transactions.RunAsync<Done>(
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
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                var person = new Person(firstName, lastName, registration.Email);
                var refusals = RegistrationRules
                    .Check(@event, person, registration.PartySize, organisation)
                    .Where(refusal => refusal.Field is "person.firstName" or "person.lastName" or "organisation")
                    .ToList();
                if (refusals.Count > 0)
                    return refusals;
                registration.Rename(firstName, lastName, now);
                if (!registration.HasOneTicket)
                    registration.Organisation = PersonNames.Clean(organisation);
                await RegistrationTickets.RenameAsync(db, registration, now, inner);
                return default(Done);
            },
            stop
        );
}
