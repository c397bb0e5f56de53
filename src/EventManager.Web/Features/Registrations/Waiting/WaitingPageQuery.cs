using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Somebody who waits.</summary>
internal sealed record WaitingRow(
    Guid Id,
    string Name,
    string PartyName,
    LocalizedText Category,
    int People,
    WaitsFor WaitsFor,
    IReadOnlyList<Guid> Wishes,
    DateTimeOffset Since
)
{
    public string Organisation { get; init; } = "";
}

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

/// <param name="Rows">One page of those who wait, in order.</param>
/// <param name="Total">How many wait.</param>
/// <param name="FreeInHouse">Free seats of the event.</param>
/// <param name="Slots">Times with their free seats.</param>
/// <param name="Moves">The latest steps.</param>
/// <param name="FillsGaps">Whether smaller parties may fill gaps.</param>
/// <param name="TimeZone">The event's zone.</param>
internal sealed record WaitingPageModel(
    IReadOnlyList<WaitingRow> Rows,
    int Total,
    int FreeInHouse,
    IReadOnlyList<SlotChoice> Slots,
    IReadOnlyList<MoveRow> Moves,
    bool FillsGaps,
    string TimeZone
);

internal sealed class WaitingPageQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 30;
    private const int MostMoves = 100;

    public async Task<WaitingPageModel> FindAsync(Guid eventId, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.AsNoTracking().Include(e => e.Seats).SingleAsync(e => e.Id == eventId, stop);
        var waiting = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId).InState(db, RegistrationState.Waitlisted);
        var rows = await waiting
            .OrderBy(r => r.Priority)
            .ThenBy(r => r.WaitingSince)
            .ThenBy(r => r.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Join(db.Categories, r => new { r.EventId, Code = r.CategoryCode }, c => new { c.EventId, c.Code }, (r, c) => new { r, c.Name })
            .ToListAsync(stop);
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
            [
                .. rows.OrderBy(row => row.r.Priority)
                    .ThenBy(row => row.r.WaitingSince)
                    .ThenBy(row => row.r.Id)
                    .Select(row => new WaitingRow(
                        row.r.Id,
                        row.r.FullName,
                        row.r.PartyName,
                        row.Name,
                        row.r.PartySize,
                        row.r.WaitsFor ?? WaitsFor.Event,
                        row.r.WishedSlots,
                        row.r.WaitingSince ?? row.r.CreatedAt
                    )
                    {
                        Organisation = row.r.Organisation,
                    }),
            ],
            await waiting.CountAsync(stop),
            @event.Seats.Free,
            slots,
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
