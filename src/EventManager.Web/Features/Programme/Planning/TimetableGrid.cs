using EventManager.Domain.Common;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>One day of a programme as a table: a row for each time at which something begins or ends, a column for each room.</summary>
/// <param name="Times">The rows' beginnings.</param>
/// <param name="Columns">Rooms; one room twice where two sessions are in it at once.</param>
/// <param name="Rows">For each row its cells; null is one that a session above reaches into.</param>
public sealed record TimetableGrid(
    IReadOnlyList<DateTimeOffset> Times,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<TimetableCell?>> Rows
)
{
    /// <param name="entries">Sessions of one day.</param>
    public static TimetableGrid Of(IReadOnlyList<ProgrammeEntry> entries)
    {
        var times = entries.SelectMany(e => new[] { e.StartsAt, e.EndsAt }).Distinct().Order().ToList();
        var lanes = entries
            .GroupBy(e => e.Room)
            .OrderBy(room => room.Key.Length == 0)
            .ThenByName(room => room.Key)
            .SelectMany(room => Lanes(room).Select(lane => (Room: room.Key, Entries: lane)))
            .ToList();
        var rows = times
            .SkipLast(1)
            .Select(time => (IReadOnlyList<TimetableCell?>)[.. lanes.Select(lane => Cell(lane.Entries, time, times))]);
        return new([.. times.SkipLast(1)], [.. lanes.Select(lane => lane.Room)], [.. rows]);
    }

    private static TimetableCell? Cell(List<ProgrammeEntry> lane, DateTimeOffset time, List<DateTimeOffset> times)
    {
        if (lane.Find(e => e.StartsAt <= time && time < e.EndsAt) is not { } entry)
            return new(null, 1);
        return entry.StartsAt == time ? new(entry, times.IndexOf(entry.EndsAt) - times.IndexOf(time)) : null;
    }

    /// <summary>Sessions that do not touch each other share a column.</summary>
    private static List<List<ProgrammeEntry>> Lanes(IEnumerable<ProgrammeEntry> entries)
    {
        var lanes = new List<List<ProgrammeEntry>>();
        foreach (var entry in entries.OrderBy(e => e.StartsAt))
        {
            if (lanes.Find(lane => lane[^1].EndsAt <= entry.StartsAt) is { } free)
                free.Add(entry);
            else
                lanes.Add([entry]);
        }
        return lanes;
    }
}

/// <param name="Entry">Null where the room is free.</param>
/// <param name="Span">Rows that it reaches over.</param>
public sealed record TimetableCell(ProgrammeEntry? Entry, int Span);
