using EventManager.Data;
using EventManager.Domain.Exhibitors;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>An exhibitor on whom was decided, with what it asked for.</summary>
/// <param name="Wishes">In its own words; null where the reader may not see what people wrote.</param>
public sealed record AcceptedExhibitor(Guid Id, string CompanyName, bool HasBooth, BoothWish Wish, int Staff, string? Wishes);

internal sealed class PlanQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>The floors of the event's house (and any other on which it has booths), and its booths.</summary>
    public async Task<FairPlan> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var venueId = await db.Events.Where(e => e.Id == eventId).Select(e => e.VenueId).SingleAsync(stop);
        var floors = await db
            .Floors.AsNoTracking()
            .Include(f => f.Rooms)
            .Where(f => f.VenueId == venueId || f.Rooms.Any(r => db.Booths.Any(b => b.EventId == eventId && b.RoomId == r.Id)))
            .OrderBy(f => f.Level)
            .ThenBy(f => f.Id)
            .ToListAsync(stop);
        var booths = await (
            from booth in db.Booths
            where booth.EventId == eventId
            join exhibitor in db.Exhibitors on booth.ExhibitorId equals exhibitor.Id into holders
            from holder in holders.DefaultIfEmpty()
            select new PlanBooth(
                booth.Id,
                booth.RoomId,
                booth.Label,
                booth.X,
                booth.Y,
                booth.Width,
                booth.Depth,
                booth.Power,
                booth.ExhibitorId,
                holder == null ? null : holder.CompanyName,
                booth.Version
            )
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return new FairPlan(
            [
                .. floors.Select(floor => new PlanFloor(
                    floor.Id,
                    floor.Name,
                    [
                        .. floor
                            .Rooms.OrderBy(r => r.Y)
                            .ThenBy(r => r.X)
                            .Select(r => new PlanRoom(r.Id, r.Name, r.X, r.Y, r.Width, r.Depth, r.AllowsBooths)),
                    ]
                )),
            ],
            [.. booths.OrderBy(booth => booth.Label, BoothLabels.Order)]
        );
    }

    /// <summary>Who can be given a booth.</summary>
    public async Task<IReadOnlyList<AcceptedExhibitor>> AcceptedAsync(Guid eventId, bool withPersons, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Exhibitors.Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted)
            .OrderBy(e => e.SortName)
            .ThenBy(e => e.Id)
            .Select(e => new AcceptedExhibitor(
                e.Id,
                e.CompanyName,
                db.Booths.Any(b => b.ExhibitorId == e.Id),
                new BoothWish(e.WishedWidth, e.WishedDepth, e.Power),
                e.Staff,
                withPersons ? e.Wishes : null
            ))
            .ToListAsync(stop);
    }
}
