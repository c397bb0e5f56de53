using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Whether the organiser decides on each registration of a category. What was registered before stays as it is.</summary>
internal sealed class SetApprovalHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid eventId, Guid userId, string category, bool needsApproval, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                if (await db.Categories.SingleOrDefaultAsync(c => c.EventId == eventId && c.Code == category, inner) is not { } row)
                    return PartyRefusals.CategoryUnknown;
                row.NeedsApproval = needsApproval;
                var what = needsApproval ? "category.needs_approval" : "category.needs_no_approval";
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), userId, eventId, what, row.Id, category));
                return default(Done);
            },
            stop
        );
}
