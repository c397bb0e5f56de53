using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>
/// Arrivals by gate and minute. Minutes that are over stay in memory; each look reads the last two from the database, so that its cost
/// follows the rush at the door and not the size of the event. Used by one reader at a time.
/// </summary>
internal sealed class ArrivalMinutes
{
    /// <summary>Minutes on the board.</summary>
    public const int Shown = 30;

    /// <summary>Minutes that can still change: a transaction may take a while.</summary>
    private const int Open = 2;

    private readonly SortedDictionary<DateTimeOffset, Dictionary<string, int>> minutes = [];

    public SeatlessArrivals Seatless { get; } = new();

    public ClassesInside Classes { get; } = new();

    public async Task ReadAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        var current = Minute(now);
        var first = current.AddMinutes(1 - Shown);
        var known = minutes.Count == 0 ? first : minutes.Keys.Last().AddMinutes(1 - Open);
        var since = known > first ? known : first;
        var scans = await db
            .Scans.Where(scan =>
                scan.EventId == eventId && scan.ReceivedAt >= since && scan.Verdict == Verdict.Admitted && scan.UndoneAt == null
            )
            .Select(scan => new
            {
                scan.Gate,
                scan.ReceivedAt,
                scan.People,
            })
            .ToListAsync(stop);
        var taps = await db
            .Taps.Where(tap => tap.EventId == eventId && tap.ReceivedAt >= since && tap.Direction == ScanDirection.In)
            .Select(tap => new
            {
                tap.Gate,
                tap.ReceivedAt,
                tap.People,
            })
            .ToListAsync(stop);
        foreach (var old in minutes.Keys.Where(minute => minute < first || minute >= since).ToList())
            minutes.Remove(old);
        for (var minute = since; minute <= current; minute = minute.AddMinutes(1))
            minutes[minute] = [];
        foreach (var scan in scans)
            Add(scan.ReceivedAt, scan.Gate, scan.People);
        foreach (var tap in taps)
            Add(tap.ReceivedAt, tap.Gate, tap.People);
    }

    public IReadOnlyList<(DateTimeOffset Minute, int People)> Of(string gate) =>
        [.. minutes.Select(minute => (minute.Key, minute.Value.GetValueOrDefault(gate)))];

    private void Add(DateTimeOffset at, string gate, int people)
    {
        // Another node's clock may be ahead of ours.
        if (minutes.TryGetValue(Minute(at), out var minute))
            minute[gate] = minute.GetValueOrDefault(gate) + people;
    }

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
