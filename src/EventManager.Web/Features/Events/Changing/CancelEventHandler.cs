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

internal sealed record CancelEvent(Guid EventId, Guid? UserId);

/// <summary>Calls an event off and tells everybody who is registered or plans with it. A second time it is refused, and nobody is told again.</summary>
internal sealed class CancelEventHandler(Transactions transactions, ChangeTeller teller, TimeProvider clock)
{
    public async Task<Result<Told>> HandleAsync(CancelEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Told>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } cancelled)
                    return EventRefusals.NotFound;
                if (cancelled.Cancel() is { } refusal)
                    return refusal;
                db.Audit.Add(new AuditEntry(now, command.UserId, cancelled.Id, "event.cancelled", cancelled.Id, ""));
                await db.SaveChangesAsync(ends);
                return await teller.TellAsync(db, cancelled, EventChange.Cancelled, command.UserId, now, ends);
            },
            stop
        );
        if (!result.IsRefused)
            teller.Hurry(result.Value);
        return result;
    }
}
