using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>
/// Replaces a ticket (lost, or in wrong hands) by a new one: the old code is refused from the commit on, and the new one goes to the
/// person by mail. Who is inside stays inside on the new ticket. Answers the new ticket's id.
/// </summary>
internal sealed class ReissueTicketHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid eventId, Guid ticketId, Guid? userId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Guid>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                if (await TicketVoiding.FindAsync(db, eventId, ticketId, stop) is not { } old)
                    return TicketRefusals.NotFound;
                if (old.State is not TicketState.Valid)
                    return TicketRefusals.NotValid;
                await TicketVoiding.RevokeAsync(db, old, staysInside: false, now, stop);
                var fresh = old.Replacement(now);
                db.Tickets.Add(fresh);
                db.Audit.Add(new AuditEntry(now, userId, eventId, "ticket.reissued", ticketId, fresh.Id.ToString()));
                if (await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == old.RegistrationId, stop) is { } registration)
                    db.Outbox.Add(RegistrationMails.Row(RegistrationMails.TicketReplaced, registration, now));
                return fresh.Id;
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}

/// <summary>Withdraws a ticket. Who is inside on it is counted until they leave.</summary>
internal sealed class RevokeTicketHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid eventId, Guid ticketId, Guid? userId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                if (await TicketVoiding.FindAsync(db, eventId, ticketId, stop) is not { } ticket)
                    return TicketRefusals.NotFound;
                if (ticket.State is TicketState.Revoked)
                    return new Done();
                await TicketVoiding.RevokeAsync(db, ticket, staysInside: ticket.IsInside, now, stop);
                db.Audit.Add(new AuditEntry(now, userId, eventId, "ticket.revoked", ticketId, ""));
                return new Done();
            },
            stop
        );
}

internal static class TicketVoiding
{
    public static Task<Ticket?> FindAsync(EventDb db, Guid eventId, Guid ticketId, CancellationToken stop) =>
        db.Tickets.AsNoTracking().SingleOrDefaultAsync(ticket => ticket.Id == ticketId && ticket.EventId == eventId, stop);

    /// <exception cref="DbUpdateConcurrencyException">A door moved it meanwhile: the whole change is run again.</exception>
    public static async Task RevokeAsync(EventDb db, Ticket ticket, bool staysInside, DateTimeOffset now, CancellationToken stop)
    {
        var changed = await db
            .Tickets.Where(row => row.Id == ticket.Id && row.State == ticket.State && row.IsInside == ticket.IsInside)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, TicketState.Revoked)
                        .SetProperty(row => row.IsInside, staysInside)
                        .SetProperty(row => row.UpdatedAt, now),
                stop
            );
        if (changed != 1)
            throw new DbUpdateConcurrencyException("The ticket was moved at a door in the same moment.");
    }
}
