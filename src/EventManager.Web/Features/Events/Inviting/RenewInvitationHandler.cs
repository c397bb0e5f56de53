using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

internal sealed record RenewInvitation(Guid EventId, Guid InvitationId, Guid UserId);

/// <summary>Makes the link of an invitation useless and mails a new one.</summary>
internal sealed class RenewInvitationHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(RenewInvitation command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                var invitation = await db.Invitations.SingleOrDefaultAsync(
                    i => i.Id == command.InvitationId && i.EventId == command.EventId,
                    inner
                );
                if (invitation is null)
                    return InvitationRefusals.NotFound;
                var now = clock.GetUtcNow();
                invitation.RevokeLink();
                var mail = InvitationMails.Row(invitation, now, $"invitation:{invitation.Id:N}:{invitation.LinkVersion}");
                await BuiltInMails.AddAsync(db, [new(mail, invitation.Id, now)], now, inner);
                db.Audit.Add(new AuditEntry(now, command.UserId, command.EventId, "invitation.link_renewed", invitation.Id, ""));
                return new Done();
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
