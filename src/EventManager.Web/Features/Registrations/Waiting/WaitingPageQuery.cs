using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>A step of the list as the organiser reads it.</summary>
internal sealed record MoveRow(
    DateTimeOffset At,
    string Name,
    WaitingListMoveKind Kind,
    WaitingListTrigger Trigger,
    int People,
    int FreeBefore,
    int Overtaken
);

/// <param name="FreeInHouse">Free seats of the event.</param>
/// <param name="Slots">Times with their free seats.</param>
/// <param name="Categories">Names by their codes.</param>
/// <param name="Moves">The latest steps.</param>
/// <param name="FillsGaps">Whether smaller parties may fill gaps.</param>
/// <param name="TimeZone">The event's zone.</param>
internal sealed record WaitingPageModel(
    int FreeInHouse,
    IReadOnlyList<SlotChoice> Slots,
    IReadOnlyDictionary<string, string> Categories,
    IReadOnlyList<MoveRow> Moves,
    bool FillsGaps,
    string TimeZone
);

/// <summary>What stands beside the list of those who wait: what is free, and what happened.</summary>
internal sealed class WaitingPageQuery(IDbContextFactory<EventDb> databases)
{
    private const int MostMoves = 100;

    public async Task<WaitingPageModel> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.AsNoTracking().Include(e => e.Seats).SingleAsync(e => e.Id == eventId, stop);
        var slots = await db
            .TimeSlots.Where(s => s.EventId == eventId)
            .OrderBy(s => s.StartsAt)
            .Select(s => new SlotChoice(
                s.Id,
                s.StartsAt,
                s.EndsAt,
                s.Seats.Capacity,
                s.Seats.Taken > s.Seats.Capacity ? 0 : s.Seats.Capacity - s.Seats.Taken
            ))
            .ToListAsync(stop);
        return new(
            @event.Seats.Free,
            slots,
            await RegistrationListQuery.CategoriesAsync(db, eventId, stop),
            await Moves(db, eventId).Take(MostMoves).ToListAsync(stop),
            @event.FillsGaps,
            @event.TimeZone
        );
    }

    /// <summary>The latest first; the page shows the first of them, the table all.</summary>
    public static IQueryable<MoveRow> Moves(EventDb db, Guid eventId) =>
        db
            .WaitingListMoves.AsNoTracking()
            .Where(m => m.EventId == eventId)
            .Join(
                db.Registrations,
                m => m.RegistrationId,
                r => r.Id,
                (m, r) =>
                    new
                    {
                        m,
                        r.FirstName,
                        r.LastName,
                    }
            )
            .OrderByDescending(row => row.m.At)
            .ThenByDescending(row => row.m.Id)
            .Select(row => new MoveRow(
                row.m.At,
                row.FirstName + " " + row.LastName,
                row.m.Kind,
                row.m.Trigger,
                row.m.People,
                row.m.FreeBefore,
                row.m.Overtaken
            ));
}
