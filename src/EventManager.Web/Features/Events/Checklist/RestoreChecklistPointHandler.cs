using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <param name="EventId">Its event.</param>
/// <param name="Gone">As it was when it was deleted.</param>
/// <param name="UserId">Who asks.</param>
internal sealed record RestoreChecklistPoint(Guid EventId, ChecklistPoint Gone, Guid UserId);

/// <summary>Takes back that a point was deleted: with its tick, at its place, and with who was in charge if that is still on the team.</summary>
internal sealed class RestoreChecklistPointHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Guid>> HandleAsync(RestoreChecklistPoint command, CancellationToken stop) =>
        transactions.RunAsync<Guid>(AskedRight.Organise(command.EventId), (db, ends) => RestoreAsync(db, command, ends), stop);

    private async Task<Result<Guid>> RestoreAsync(EventDb db, RestoreChecklistPoint command, CancellationToken stop)
    {
        var gone = command.Gone;
        if (gone.EventId != command.EventId)
            return ChecklistRefusals.NotFound;
        var points = await db
            .ChecklistPoints.Where(p => p.EventId == command.EventId)
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);
        // Brought back, or suggested again meanwhile: it is there.
        if (points.Find(p => p.Id == gone.Id || (gone.Key is not null && p.Key == gone.Key)) is { } there)
            return there.Id;
        if (points.Count >= ChecklistPoint.Most)
            return ChecklistRefusals.Full;
        var place = Math.Clamp(gone.Position, 0, points.Count);
        foreach (var (index, point) in points.Index())
            point.Position = index < place ? index : index + 1;
        var isOnTeam =
            gone.PersonId is { } person && await db.Staff.AnyAsync(s => s.EventId == command.EventId && s.UserId == person, stop);
        var back = gone.Again(place, isOnTeam ? gone.PersonId : null);
        db.Add(back);
        db.Audit.Add(Checklists.Entry(clock, command.EventId, command.UserId, "added", back));
        return back.Id;
    }
}
