using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Corrects a name. The ticket's code stays valid: it holds none.</summary>
internal sealed class ChangeNameHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(
        Guid registrationId,
        string firstName,
        string lastName,
        string? organisation,
        CancellationToken stop
    ) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var registration = await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId, inner);
                if (registration is not { IsActive: true })
                    return RegistrationRefusals.NotFound;
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                var person = new Person(firstName, lastName, registration.Email);
                var refusals = RegistrationRules
                    .Check(@event, person, registration.Language, registration.PartySize, organisation)
                    .Where(refusal => refusal.Field is "person.firstName" or "person.lastName" or "organisation")
                    .ToList();
                if (refusals.Count > 0)
                    return refusals;
                var now = clock.GetUtcNow();
                registration.SetPerson(person);
                registration.Organisation = PersonNames.Clean(organisation);
                registration.Touch(now);
                foreach (
                    var ticket in await db
                        .Tickets.Where(t => t.RegistrationId == registrationId && t.State == TicketState.Valid)
                        .ToListAsync(inner)
                )
                    ticket.Rename(ticket.Number == 1 ? registration.FullName : $"{registration.FullName} +{ticket.Number - 1}", now);
                return default(Done);
            },
            stop
        );
}
