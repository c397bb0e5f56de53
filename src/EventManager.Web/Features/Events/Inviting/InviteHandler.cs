using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

internal sealed record Invite(Guid EventId, string Pasted, Guid? UserId);

/// <summary>Invites everybody new in a pasted list. The mails go out now, or when the event is published.</summary>
internal sealed class InviteHandler(Transactions transactions, CalendarReplies calendars, OutboxSignal signal, TimeProvider clock)
{
    /// <returns>How many were invited.</returns>
    public async Task<Result<int>> HandleAsync(Invite command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            (db, ends) => InviteAsync(db, command, ends),
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<int>> InviteAsync(EventDb db, Invite command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == command.EventId, stop) is not { } @event)
            return EventRefusals.NotFound;
        var lines = InvitationList.Read(command.Pasted, await InvitationsQuery.AddressesAsync(db, @event.Id, stop));
        if (lines.IsRefused)
            return lines.Refusals.ToList();
        var added = lines.Value.Where(line => line.Kind is InvitedLineKind.Accepted).ToList();
        if (added.Count == 0)
            return EventRefusals.NobodyToInvite;
        db.Invitations.AddRange(added.Select(line => new Invitation(@event.Id, line.Name, line.Email, now)));
        if (!await db.Categories.AnyAsync(c => c.EventId == @event.Id && c.Code == TicketCategory.Invited, stop))
            db.Categories.Add(TicketCategory.ForInvited(@event.Id));
        db.Audit.Add(new AuditEntry(now, command.UserId, @event.Id, "event.invited", @event.Id, added.Count.ToString()));
        await db.SaveChangesAsync(stop);
        if (@event.TakesPlace)
            await InvitationMails.QueueAsync(db, @event.Id, calendars.AreRead, now, stop);
        return added.Count;
    }
}
