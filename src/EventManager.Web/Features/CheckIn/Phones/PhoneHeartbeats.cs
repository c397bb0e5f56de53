using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Phones;

/// <summary>Keeps what phones say of themselves: one row a phone. What comes along with scans is written at most every few seconds.</summary>
internal sealed class PhoneHeartbeats(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, long> written = new();

    /// <param name="eventId">The phone's event.</param>
    /// <param name="tokenId">The phone.</param>
    /// <param name="heartbeat">What it says; what it does not say stays as it was.</param>
    /// <param name="now">When it said so.</param>
    /// <param name="always">False lets it pass where the phone was written down a moment ago.</param>
    /// <param name="stop">Gives up.</param>
    public async Task NoteAsync(
        Guid eventId,
        Guid tokenId,
        PhoneHeartbeat heartbeat,
        DateTimeOffset now,
        bool always,
        CancellationToken stop
    )
    {
        if (!always && written.TryGetValue(tokenId, out var at) && clock.GetElapsedTime(at) < Between)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await UpdateAsync(db, tokenId, heartbeat, now, stop) == 0)
            await InsertAsync(db, eventId, tokenId, heartbeat, now, stop);
        written[tokenId] = clock.GetTimestamp();
    }

    private static async Task InsertAsync(
        EventDb db,
        Guid eventId,
        Guid tokenId,
        PhoneHeartbeat heartbeat,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        db.DoorPhones.Add(
            new DoorPhone(tokenId, eventId, now)
            {
                DriftMilliseconds = heartbeat.Drift is { } drift ? (long)drift.TotalMilliseconds : null,
                Waiting = heartbeat.Waiting ?? 0,
                BatteryPercent = heartbeat.BatteryPercent,
                SnapshotAge = heartbeat.SnapshotAge,
                Gate = heartbeat.Gate is { Length: <= 80 } gate ? gate : null,
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Its other request was faster, and said the same.
        }
    }

    private static Task<int> UpdateAsync(EventDb db, Guid tokenId, PhoneHeartbeat heartbeat, DateTimeOffset now, CancellationToken stop)
    {
        var drift = heartbeat.Drift is { } ahead ? (long?)ahead.TotalMilliseconds : null;
        var (waiting, battery, age) = (heartbeat.Waiting, heartbeat.BatteryPercent, heartbeat.SnapshotAge);
        var gate = heartbeat.Gate is { Length: <= 80 } said ? said : null;
        return db
            .DoorPhones.Where(phone => phone.TokenId == tokenId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(phone => phone.SeenAt, now)
                        .SetProperty(phone => phone.DriftMilliseconds, phone => drift ?? phone.DriftMilliseconds)
                        .SetProperty(phone => phone.Waiting, phone => waiting ?? phone.Waiting)
                        .SetProperty(phone => phone.BatteryPercent, phone => battery ?? phone.BatteryPercent)
                        .SetProperty(phone => phone.SnapshotAge, phone => age ?? phone.SnapshotAge)
                        .SetProperty(phone => phone.Gate, phone => gate ?? phone.Gate),
                stop
            );
    }
}
