using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <param name="EventId">The event.</param>
/// <param name="Zones">Those to change and to add; the others stay.</param>
/// <param name="Gates">Likewise.</param>
/// <param name="By">Who asks.</param>
internal sealed record SaveDoor(Guid EventId, IReadOnlyList<ZoneSetting> Zones, IReadOnlyList<GateSetting> Gates, Guid? By)
{
    /// <summary>As it was read: saved is only what nobody else has changed since. Null asks for nothing.</summary>
    public DoorSettings? Read { get; init; }

    /// <summary>The form's field for one of a zone's refusals.</summary>
    public static string FieldOf(ZoneSetting zone, string? field) => $"{ZoneDraft.KeyOf(zone.Code)}.{field ?? "name"}";

    /// <inheritdoc cref="FieldOf(ZoneSetting, string?)"/>
    public static string FieldOf(GateSetting gate, string? field) => $"gate-{gate.Code}.{field ?? "zone"}";
}

/// <summary>
/// Saves what the door sets: all of it or nothing. A limit that is lower than who is inside asks nobody to leave.
/// </summary>
internal sealed class SaveDoorHandler(Transactions transactions, DoorCache doors, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SaveDoor command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            (db, inner) => SaveAsync(db, command, inner),
            stop
        );
        doors.Forget(command.EventId);
        return result;
    }

    private async Task<Result<Done>> SaveAsync(EventDb db, SaveDoor command, CancellationToken stop)
    {
        // Whoever saves in the same moment waits here, at a row that no scan writes.
        await db
            .Events.Where(e => e.Id == command.EventId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, e => e.Version), stop);
        var zones = await db.DoorZones.Where(zone => zone.EventId == command.EventId).ToListAsync(stop);
        var gates = await db.Gates.Where(gate => gate.EventId == command.EventId).ToListAsync(stop);
        if (command.Read is { } read && !read.IsStillIn(new(zones, gates)))
            return ZoneRefusals.ChangedByAnother;
        var sessions = await db
            .Sessions.Where(session => session.EventId == command.EventId && session.SeatPoolId != null)
            .Select(session => session.Id)
            .ToListAsync(stop);
        var known = zones.Count;
        List<Refusal> refusals = [];
        void Take(string action, Result<string?> applied, Func<string?, string> field)
        {
            if (applied.Refusal is { } refusal)
                refusals.Add(refusal.On(field(refusal.Field)));
            else if (applied.Value is { } words)
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, command.EventId, action, command.EventId, words));
        }
        foreach (var zone in command.Zones)
            Take("door.zone_saved", zone.Apply(command.EventId, zones, sessions), field => SaveDoor.FieldOf(zone, field));
        if (refusals.Count == 0)
        {
            refusals.AddRange(
                from zone in command.Zones
                let refusal = zone.WhyNotBeside(zones)
                where refusal is not null
                select refusal.On(SaveDoor.FieldOf(zone, refusal.Field))
            );
        }
        foreach (var gate in command.Gates)
            Take("door.gate_rules", gate.Apply(gates, zones), field => SaveDoor.FieldOf(gate, field));
        if (refusals.Count > 0)
            return refusals;
        db.DoorZones.AddRange(zones.Skip(known));
        return default(Done);
    }
}
