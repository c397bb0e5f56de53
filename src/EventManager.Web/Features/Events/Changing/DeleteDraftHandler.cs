using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

internal sealed record DeleteDraft(Guid EventId, Guid? UserId);

/// <summary>
/// Deletes a draft with all that belongs to it. Only what nobody outside has seen: a published event is called off instead, and a draft
/// for which somebody is registered keeps its people. The audit log stays, it is a chain.
/// </summary>
internal sealed class DeleteDraftHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(DeleteDraft command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } draft)
                    return EventRefusals.NotFound;
                if (draft.State is not EventState.Draft)
                    return EventRefusals.NotADraft;
                if (await db.Registrations.AnyAsync(r => r.EventId == draft.Id, ends))
                    return EventRefusals.DraftHasPeople;
                await EventParts.RemoveAsync(db, draft.Id, ends);
                await db
                    .Events.Where(e => e.CopiedFromId == draft.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(e => e.CopiedFromId, (Guid?)null), ends);
                db.Events.Remove(draft);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, draft.Id, "event.deleted", draft.Id, draft.Slug));
                return default(Done);
            },
            stop
        );
}
