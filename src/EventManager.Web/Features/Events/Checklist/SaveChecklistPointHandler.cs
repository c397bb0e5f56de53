using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <param name="EventId">Its event.</param>
/// <param name="PointId">Null for a new one.</param>
/// <param name="Title">Of an own point.</param>
/// <param name="DaysBefore">Below zero after the day.</param>
/// <param name="PersonId">Who is in charge; somebody of the team, or nobody.</param>
/// <param name="Version">That was read; null for a new one.</param>
/// <param name="UserId">Who saves.</param>
internal sealed record SaveChecklistPoint(
    Guid EventId,
    Guid? PointId,
    string Title,
    int DaysBefore,
    Guid? PersonId,
    long? Version,
    Guid UserId
);

/// <summary>Adds or changes a point. Where somebody else changed it since it was read, nothing is overwritten.</summary>
internal sealed class SaveChecklistPointHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Guid>> HandleAsync(SaveChecklistPoint command, CancellationToken stop) =>
        transactions.RunAsync<Guid>(AskedRight.Organise(command.EventId), (db, ends) => SaveAsync(db, command, ends), stop);

    private async Task<Result<Guid>> SaveAsync(EventDb db, SaveChecklistPoint command, CancellationToken stop)
    {
        var isOnTeam =
            command.PersonId is null || await db.Staff.AnyAsync(s => s.EventId == command.EventId && s.UserId == command.PersonId, stop);
        var point = command.PointId is null
            ? await NewAsync(db, command, stop)
            : await db.ChecklistPoints.SingleOrDefaultAsync(p => p.Id == command.PointId && p.EventId == command.EventId, stop);
        if (point is null)
            return command.PointId is null ? ChecklistRefusals.Full : ChecklistRefusals.NotFound;
        if (command.PointId is not null && point.Version != command.Version)
            return ChecklistRefusals.Changed;
        if (point.Change(command.Title.Trim(), command.DaysBefore, command.PersonId) is { } refusal)
            return refusal;
        if (!isOnTeam)
            return ChecklistRefusals.NotOnTheTeam;
        db.Audit.Add(Checklists.Entry(clock, command.EventId, command.UserId, command.PointId is null ? "added" : "changed", point));
        return point.Id;
    }

    /// <summary>Behind the last that is due no later, so that the list stays in the order of its days until somebody orders it otherwise.</summary>
    private static async Task<ChecklistPoint?> NewAsync(EventDb db, SaveChecklistPoint command, CancellationToken stop)
    {
        var points = await db
            .ChecklistPoints.Where(p => p.EventId == command.EventId)
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);
        if (points.Count >= ChecklistPoint.Most)
            return null;
        var place = points.FindLastIndex(p => p.DaysBefore >= command.DaysBefore) + 1;
        foreach (var (index, point) in points.Index())
            point.Position = index < place ? index : index + 1;
        var added = new ChecklistPoint(command.EventId, null, "", command.DaysBefore, place);
        db.Add(added);
        return added;
    }
}
