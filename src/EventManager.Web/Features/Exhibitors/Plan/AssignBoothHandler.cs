using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <param name="EventId">The event.</param>
/// <param name="BoothId">The booth.</param>
/// <param name="Version">As it was seen.</param>
/// <param name="ExhibitorId">Null frees the booth.</param>
/// <param name="Anyway">True once the organiser has read what speaks against it: somebody else has it, or it lacks what was asked for.</param>
internal sealed record AssignBooth(Guid EventId, Guid BoothId, long Version, Guid? ExhibitorId, bool Anyway = false)
{
    /// <summary>Who asks; null for the program itself.</summary>
    public Guid? By { get; init; }
}

/// <summary>Gives a booth to an accepted exhibitor. The unique index keeps it at one booth each, however many assign at once.</summary>
internal sealed class AssignBoothHandler(Transactions transactions, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(AssignBooth command, CancellationToken stop)
    {
        try
        {
            return await transactions.RunAsync<Done>(AskedRight.Plan(command.EventId), (db, ct) => AssignAsync(db, command, ct), stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return await transactions.RunAsync<Done>(AskedRight.Plan(command.EventId), (db, ct) => HasAlreadyAsync(db, command, ct), stop);
        }
    }

    private async Task<Result<Done>> AssignAsync(EventDb db, AssignBooth command, CancellationToken stop)
    {
        if (command.ExhibitorId is { } exhibitorId && !await HoldAcceptedAsync(db, command.EventId, exhibitorId, stop))
            return BoothRefusals.ExhibitorNotAccepted;
        var booth = await db.Booths.SingleOrDefaultAsync(b => b.Id == command.BoothId && b.EventId == command.EventId, stop);
        if (booth is null)
            return BoothRefusals.NotFound;
        if (booth.Version != command.Version)
            return BoothRefusals.ChangedByAnother;
        if (!command.Anyway && await DoubtsAsync(db, booth, command.ExhibitorId, stop) is { Count: > 0 } doubts)
            return doubts;
        var (now, holder) = (clock.GetUtcNow(), booth.ExhibitorId);
        booth.ExhibitorId = command.ExhibitorId;
        var action = command.ExhibitorId is null ? "booth.freed" : "booth.assigned";
        BoothRelease.WriteDown(db, booth, action, command.By, now, holder, command.ExhibitorId);
        return new Done();
    }

    /// <summary>What the organiser must have read before the booth is given; all of it at once.</summary>
    private static async Task<List<Refusal>> DoubtsAsync(EventDb db, Booth booth, Guid? exhibitorId, CancellationToken stop)
    {
        var doubts = new List<Refusal>();
        if (exhibitorId is null || exhibitorId == booth.ExhibitorId)
            return doubts;
        if (booth.ExhibitorId is { } holder)
            doubts.Add(
                BoothRefusals.TakenFrom(await db.Exhibitors.Where(e => e.Id == holder).Select(e => e.CompanyName).SingleAsync(stop))
            );
        var wish = await db.Exhibitors.AsNoTracking().SingleAsync(e => e.Id == exhibitorId, stop);
        doubts.AddRange(BoothFit.Lacks(booth.Width, booth.Depth, booth.Power, wish.Wish));
        return doubts;
    }

    /// <summary>
    /// True where the exhibitor is accepted, and stays so until this transaction ends: writing its row makes a decision that is taken
    /// at the same moment wait, and then give the booth back.
    /// </summary>
    private static async Task<bool> HoldAcceptedAsync(EventDb db, Guid eventId, Guid exhibitorId, CancellationToken stop) =>
        await db
            .Exhibitors.Where(e => e.Id == exhibitorId && e.EventId == eventId && e.State == ExhibitorState.Accepted)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Version, x => x.Version), stop) == 1;

    private static async Task<Result<Done>> HasAlreadyAsync(EventDb db, AssignBooth command, CancellationToken stop)
    {
        var label = await db
            .Booths.Where(b => b.EventId == command.EventId && b.ExhibitorId == command.ExhibitorId)
            .Select(b => b.Label)
            .FirstOrDefaultAsync(stop);
        return label is null ? BoothRefusals.ChangedByAnother : BoothRefusals.ExhibitorHasBooth(label);
    }
}
