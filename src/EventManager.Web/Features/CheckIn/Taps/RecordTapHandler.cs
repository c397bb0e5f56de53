using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Taps;

/// <param name="Door">The event.</param>
/// <param name="Id">From the phone.</param>
/// <param name="Gate">The gate's code.</param>
/// <param name="Direction">In or out.</param>
/// <param name="People">1 to <see cref="Tap.MaxPeople"/>.</param>
/// <param name="At">By the phone's clock.</param>
internal sealed record RecordTap(DoorEvent Door, Guid Id, string Gate, ScanDirection Direction, int People, DateTimeOffset At)
{
    public Guid? TokenId { get; init; }

    /// <summary>The people are inside already: the phone had no network. The limit does not ask them to leave.</summary>
    public bool Offline { get; init; }

    /// <summary>A supervisor lets in above the limit.</summary>
    public bool Override { get; init; }
}

internal static class TapRefusals
{
    public static readonly Refusal PeopleInvalid = new("check-in.people_invalid", Tap.MaxPeople) { Field = "people" };
    public static readonly Refusal Full = new("check-in.full");
    public static readonly Refusal NobodyInside = new("check-in.nobody_inside");
}

/// <summary>
/// Counts people without a ticket. The tap's id makes a repeat harmless; the zone's turn makes the last place go once, and keeps the
/// number of people from falling below nobody.
/// </summary>
internal sealed class RecordTapHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<ZonePeople>> HandleAsync(RecordTap command, CancellationToken stop) =>
        transactions.RunAsync<ZonePeople>(
            async (db, stop) =>
            {
                var (door, zone) = (command.Door, command.Door.Zones.Single(zone => zone.Code == command.Door.ZoneOf(command.Gate)));
                await TurnAsync(db, door.Id, zone.Code, stop);
                var inside = (await PeopleInside.ByZoneAsync(db, door.Id, stop)).GetValueOrDefault(zone.Code);
                var count = new ZonePeopleCount(inside, zone.Limit, zone.WarnPercent);
                if (await db.Taps.AnyAsync(tap => tap.EventId == door.Id && tap.Id == command.Id, stop))
                    return ZonePeople.Of(zone.Code, count);
                var entering = command.Direction is ScanDirection.In;
                if (entering && count.Room < command.People && !command.Offline)
                {
                    if (!command.Override)
                        return TapRefusals.Full;
                    NoteOverride(db, command, count);
                }
                if (!entering && inside < command.People)
                    return TapRefusals.NobodyInside;
                await WriteAsync(db, command, stop);
                return ZonePeople.Of(zone.Code, count with { Inside = inside + (entering ? command.People : -command.People) });
            },
            stop
        );

    private async Task WriteAsync(EventDb db, RecordTap command, CancellationToken stop)
    {
        db.Taps.Add(
            new Tap(command.Door.Id, command.Id, command.Gate, command.Direction, command.People, command.At)
            {
                ReceivedAt = clock.GetUtcNow(),
                TokenId = command.TokenId,
            }
        );
        await db.SaveChangesAsync(stop);
        var (entered, left) = command.Direction is ScanDirection.In ? (command.People, 0) : (0, command.People);
        await db
            .Gates.Where(gate => gate.EventId == command.Door.Id && gate.Code == command.Gate)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(gate => gate.TappedIn, gate => gate.TappedIn + entered)
                        .SetProperty(gate => gate.TappedOut, gate => gate.TappedOut + left),
                stop
            );
    }

    private void NoteOverride(EventDb db, RecordTap command, ZonePeopleCount count)
    {
        var detail = $"{command.Gate}: {count.Inside + command.People} of {count.Limit}, phone {command.TokenId}";
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, command.Door.Id, "door.limit_overridden", command.Id, detail));
    }

    private static Task<int> TurnAsync(EventDb db, Guid eventId, string zone, CancellationToken stop) =>
        db
            .DoorZones.Where(row => row.EventId == eventId && row.Code == zone)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), stop);
}
