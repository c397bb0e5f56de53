using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Overview;

/// <summary>The door on the day, and what became of it.</summary>
/// <param name="Arrivals">People who came in, in steps of five minutes, the running one last; empty where nobody did lately.</param>
/// <param name="Came">Of those with a seat.</param>
/// <param name="NoShows">Seats whose people did not come; nobody knows before the end.</param>
public sealed record DoorDay(IReadOnlyList<(DateTimeOffset From, int People)> Arrivals, int Came, int NoShows);

internal sealed class DoorDayQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Two hours of them.</summary>
    public const int Steps = 24;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Null before the day, and where nothing takes place.</summary>
    public async Task<DoorDay?> ReadAsync(Event of, EventPhase phase, CancellationToken stop)
    {
        if (phase is not (EventPhase.Today or EventPhase.After))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var came = await CameAsync(db, of.Id, stop);
        var arrivals = phase is EventPhase.Today ? await ArrivalsAsync(db, of.Id, stop) : [];
        return new(arrivals, came, phase is EventPhase.After ? Math.Max(0, of.Seats.Taken - came) : 0);
    }

    private async Task<IReadOnlyList<(DateTimeOffset From, int People)>> ArrivalsAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var current = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero);
        var first = current - (Step * (Steps - 1));
        // Two hours of a door, two numbers each: as many as came, however large the event is.
        var scans = await db
            .Scans.Where(s => s.EventId == eventId && s.ReceivedAt >= first && s.Verdict == Verdict.Admitted && s.UndoneAt == null)
            .Select(s => new { s.ReceivedAt, s.People })
            .ToListAsync(stop);
        var taps = await db
            .Taps.Where(t => t.EventId == eventId && t.ReceivedAt >= first && t.Direction == ScanDirection.In)
            .Select(t => new { t.ReceivedAt, t.People })
            .ToListAsync(stop);
        var people = new int[Steps];
        foreach (var (at, count) in scans.Select(s => (s.ReceivedAt, s.People)).Concat(taps.Select(t => (t.ReceivedAt, t.People))))
            // Another node's clock may be ahead of ours.
            people[Math.Clamp((int)((at - first) / Step), 0, Steps - 1)] += count;
        return people.Sum() == 0 ? [] : [.. people.Select((count, index) => (first + (Step * index), count))];
    }

    /// <summary>A ticket of several counts who of them came.</summary>
    private static Task<int> CameAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db
            .Tickets.Where(t => t.EventId == eventId && t.AdmittedAt != null)
            .Join(
                db.Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Confirmed && !r.WithoutSeat),
                t => t.RegistrationId,
                r => r.Id,
                (t, _) => t.People > 1 ? t.Arrived : 1
            )
            .SumAsync(stop);
}
