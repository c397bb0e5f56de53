using System.Collections.Concurrent;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>
/// One board an event and second, shared by everybody who looks: the first who asks reads it, the others wait for the same answer. A
/// hundred viewers cost the database what one costs.
/// </summary>
internal sealed class BoardFeed(BoardReader reader, DoorCache doors, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();

    /// <summary>Null where there is no such event.</summary>
    public async Task<BoardSnapshot?> ReadAsync(string slug, CancellationToken stop)
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return null;
        var entry = entries.GetOrAdd(door.Id, _ => new Entry());
        Task<BoardSnapshot> board;
        lock (entry)
        {
            var isRead = entry.Board is { IsCompleted: true };
            if (entry.Board is null || entry.Board is { IsFaulted: true } || (isRead && clock.GetElapsedTime(entry.ReadAt) >= Lifetime))
            {
                entry.ReadAt = clock.GetTimestamp();
                // Not this viewer's to stop: others may wait for it.
                entry.Board = Task.Run(() => reader.ReadAsync(door, entry.Minutes, CancellationToken.None), CancellationToken.None);
            }
            board = entry.Board;
        }
        return await board.WaitAsync(stop);
    }

    private sealed class Entry
    {
        public ArrivalMinutes Minutes { get; } = new();

        public Task<BoardSnapshot>? Board { get; set; }

        public long ReadAt { get; set; }
    }
}
