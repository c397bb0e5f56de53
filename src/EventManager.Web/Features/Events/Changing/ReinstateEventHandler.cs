using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record ReinstateEvent(Guid EventId, Guid? UserId);

/// <summary>Takes a cancellation back while the event is still to come, and tells everybody who was told of it.</summary>
internal sealed class ReinstateEventHandler(Transactions transactions, ChangeTeller teller, TimeProvider clock)
{
    public async Task<Result<Told>> HandleAsync(ReinstateEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Told>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } reinstated)
                    return EventRefusals.NotFound;
                if (reinstated.Reinstate(now) is { } refusal)
                    return refusal;
                db.Audit.Add(new AuditEntry(now, command.UserId, reinstated.Id, "event.reinstated", reinstated.Id, ""));
                await db.SaveChangesAsync(ends);
                return await teller.TellAsync(db, reinstated, EventChange.Reinstated, command.UserId, now, ends);
            },
            stop
        );
        if (!result.IsRefused)
            teller.Hurry(result.Value);
        return result;
    }
}
