using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record RenewEventLink(Guid EventId, Guid UserId);

/// <summary>
/// Makes the link of an event that is found by its link only useless. Nobody knows who has it, so no mail goes out: the organiser passes
/// on the new one. Whoever has registered keeps the own link.
/// </summary>
internal sealed class RenewEventLinkHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(RenewEventLink command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } renewed)
                    return EventRefusals.NotFound;
                if (renewed.Visibility is not EventVisibility.Link)
                    return EventRefusals.HasNoLink;
                renewed.RevokeLinks();
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, renewed.Id, "event.link_renewed", renewed.Id, ""));
                return new Done();
            },
            stop
        );
}
