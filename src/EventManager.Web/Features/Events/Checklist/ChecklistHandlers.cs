using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <param name="EventId">Its event.</param>
/// <param name="PointId">The point.</param>
/// <param name="By">So many places down; below zero up.</param>
/// <param name="UserId">Who asks.</param>
internal sealed record MoveChecklistPoint(Guid EventId, Guid PointId, int By, Guid UserId);

/// <summary>Another order of the list. Who moves at the same time waits and finds the new one.</summary>
internal sealed class MoveChecklistPointHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(MoveChecklistPoint command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var points = await db
                    .ChecklistPoints.Where(p => p.EventId == command.EventId)
                    .OrderBy(p => p.Position)
                    .ThenBy(p => p.Id)
                    .ToListAsync(ends);
                var from = points.FindIndex(p => p.Id == command.PointId);
                if (from < 0)
                    return ChecklistRefusals.NotFound;
                var to = (int)Math.Clamp(from + (long)command.By, 0, points.Count - 1);
                var moved = points[from];
                points.RemoveAt(from);
                points.Insert(to, moved);
                foreach (var (place, point) in points.Index())
                    point.Position = place;
                if (to != from)
                    db.Audit.Add(Checklists.Entry(clock, command.EventId, command.UserId, "moved", moved));
                return default(Done);
            },
            stop
        );
}

internal sealed record DeleteChecklistPoint(Guid EventId, Guid PointId, Guid UserId);

internal sealed class DeleteChecklistPointHandler(Transactions transactions, TimeProvider clock)
{
    /// <summary>One that is gone already is what was asked for.</summary>
    public Task<Result<Done>> HandleAsync(DeleteChecklistPoint command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (
                    await db.ChecklistPoints.SingleOrDefaultAsync(p => p.Id == command.PointId && p.EventId == command.EventId, ends)
                    is not { } point
                )
                    return default(Done);
                db.Remove(point);
                db.Audit.Add(Checklists.Entry(clock, command.EventId, command.UserId, "deleted", point));
                return default(Done);
            },
            stop
        );
}

internal sealed record SuggestChecklist(Guid EventId, Guid UserId);

/// <summary>Adds what is usual for the event's kind and not there.</summary>
internal sealed class SuggestChecklistHandler(Transactions transactions, TimeProvider clock)
{
    /// <returns>How many were added.</returns>
    public Task<Result<int>> HandleAsync(SuggestChecklist command, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var kind = await db.Events.Where(e => e.Id == command.EventId).Select(e => e.Kind).SingleAsync(ends);
                var there = await db.ChecklistPoints.AsNoTracking().Where(p => p.EventId == command.EventId).ToListAsync(ends);
                var added = ChecklistRules.For(command.EventId, kind, there);
                if (there.Count + added.Count > ChecklistPoint.Most)
                    return ChecklistRefusals.Full;
                db.AddRange(added);
                if (added.Count > 0)
                    db.Audit.Add(
                        new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "checklist.suggested", null, $"{added.Count}")
                    );
                return added.Count;
            },
            stop
        );
}

internal static class Checklists
{
    /// <summary>Names the program's point by its key; an own one has only its id, since its words could name somebody.</summary>
    public static AuditEntry Entry(TimeProvider clock, Guid eventId, Guid? by, string what, ChecklistPoint point) =>
        new(clock.GetUtcNow(), by, eventId, "checklist." + what, point.Id, point.Key ?? "");
}
