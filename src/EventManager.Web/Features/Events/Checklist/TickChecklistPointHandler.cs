using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <param name="EventId">Its event.</param>
/// <param name="PointId">The point.</param>
/// <param name="IsDone">False takes the tick away.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record TickChecklistPoint(Guid EventId, Guid PointId, bool IsDone, Guid UserId);

/// <summary>
/// Ticks a point, or takes the tick away: organisers all of them, whoever is in charge of one that one. Twice the same is once: who was first
/// stays, and the second is told that it is done.
/// </summary>
internal sealed class TickChecklistPointHandler(Transactions transactions, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(TickChecklistPoint command, CancellationToken stop)
    {
        var mayAll = await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is null;
        var own = CallingUser.Current is { } user ? EventAccess.UserId(user) : null;
        return await transactions.RunAsync<Done>(
            Member(command.EventId),
            async (db, ends) =>
            {
                var point = await db.ChecklistPoints.SingleOrDefaultAsync(
                    p => p.Id == command.PointId && p.EventId == command.EventId,
                    ends
                );
                if (!mayAll && (point?.PersonId is not { } person || person != own))
                    return EventRefusals.NotAllowed;
                if (point is null)
                    return ChecklistRefusals.NotFound;
                if (command.IsDone ? point.Tick(command.UserId, clock.GetUtcNow()) : point.Untick())
                    db.Audit.Add(Checklists.Entry(clock, command.EventId, command.UserId, command.IsDone ? "ticked" : "unticked", point));
                return default(Done);
            },
            stop
        );
    }

    /// <summary>Any role: what somebody is in charge of is asked of the point itself.</summary>
    private static AskedRight Member(Guid eventId) => new(eventId, (role, _) => role is not null);
}
