using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record FinishEvent(Guid EventId, Guid? UserId);

/// <summary>Closes an event that is over.</summary>
internal sealed class FinishEventHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(FinishEvent command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } finished)
                    return EventRefusals.NotFound;
                if (finished.Finish(now) is { } refusal)
                    return refusal;
                db.Audit.Add(new AuditEntry(now, command.UserId, finished.Id, "event.finished", finished.Id, ""));
                return new Done();
            },
            stop
        );
}
