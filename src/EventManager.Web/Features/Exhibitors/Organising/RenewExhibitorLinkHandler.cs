using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

internal sealed record RenewExhibitorLink(Guid EventId, Guid ExhibitorId, Guid UserId);

/// <summary>Makes the link of an exhibitor useless and mails a new one.</summary>
internal sealed class RenewExhibitorLinkHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(RenewExhibitorLink command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                var exhibitor = await db.Exhibitors.SingleOrDefaultAsync(
                    e => e.Id == command.ExhibitorId && e.EventId == command.EventId && e.State != ExhibitorState.Withdrawn,
                    inner
                );
                if (exhibitor is null)
                    return ExhibitorRefusals.NotFound;
                var now = clock.GetUtcNow();
                exhibitor.RevokeLink();
                db.Outbox.Add(ExhibitorOutbox.LinkRenewed(exhibitor, now));
                db.Audit.Add(new AuditEntry(now, command.UserId, command.EventId, "exhibitor.link_renewed", exhibitor.Id, ""));
                return new Done();
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
