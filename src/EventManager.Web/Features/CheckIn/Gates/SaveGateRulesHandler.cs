using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Gates;

/// <param name="EventId">The event.</param>
/// <param name="Code">The gate.</param>
/// <param name="Zone">The zone that it leads into; null for a door of the building.</param>
/// <param name="Direction">In, out or both.</param>
/// <param name="Reentry">Whether who has left comes back here.</param>
/// <param name="Categories">Codes of ticket categories; empty takes all.</param>
/// <param name="OpensAt">The door's own time; null is the event's.</param>
/// <param name="ClosesAt">Until when.</param>
/// <param name="By">Who asks.</param>
internal sealed record SaveGateRules(
    Guid EventId,
    string Code,
    string? Zone,
    GateDirection Direction,
    bool Reentry,
    IReadOnlyList<string> Categories,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    Guid? By
);

internal static class GateRefusals
{
    public static readonly Refusal ClosesBeforeOpening = new("door-gates.closes_before_opening") { Field = "closesAt" };
    public static readonly Refusal TimeOutOfRange = new("door-gates.time_out_of_range") { Field = "opensAt" };
    public static readonly Refusal PeopleInside = new("door-gates.people_inside") { Field = "zone" };
    public static readonly Refusal TooManyCategories = new("door-gates.too_many_categories") { Field = "categories" };
}

/// <summary>
/// Says what a gate lets through. Where it leads can be changed only while nobody is behind it: its count belongs to the zone in which
/// the people are.
/// </summary>
internal sealed class SaveGateRulesHandler(Transactions transactions, DoorCache doors, TimeProvider clock)
{
    private const int LongestCategories = 400;

    public async Task<Result<Done>> HandleAsync(SaveGateRules command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                if (await db.Gates.SingleOrDefaultAsync(g => g.EventId == command.EventId && g.Code == command.Code, stop) is not { } gate)
                    return CheckInRefusals.GateUnknown;
                var zones = await db.DoorZones.Where(z => z.EventId == command.EventId).Select(z => z.Code).ToListAsync(stop);
                if (command.Zone is { } zone && (zone == DoorZone.House || !zones.Contains(zone)))
                    return People.ZoneRefusals.NotFound;
                if (command.OpensAt is { } opens && !Domain.Common.Zone.CanBeMeant(opens))
                    return GateRefusals.TimeOutOfRange;
                if (command.ClosesAt is { } closes && !Domain.Common.Zone.CanBeMeant(closes))
                    return GateRefusals.TimeOutOfRange.On("closesAt");
                if (command.OpensAt >= command.ClosesAt)
                    return GateRefusals.ClosesBeforeOpening;
                if (command.Zone != gate.Zone && gate.Inside != 0)
                    return GateRefusals.PeopleInside;
                var categories = string.Join(' ', command.Categories.Distinct().Order(StringComparer.Ordinal));
                if (categories.Length > LongestCategories)
                    return GateRefusals.TooManyCategories;
                (gate.Zone, gate.Direction, gate.Reentry, gate.Categories) = (command.Zone, command.Direction, command.Reentry, categories);
                (gate.OpensAt, gate.ClosesAt) = (command.OpensAt?.ToUniversalTime(), command.ClosesAt?.ToUniversalTime());
                var detail = $"{gate.Code}: zone {gate.Zone ?? DoorZone.House}, {gate.Direction}, back {gate.Reentry}, [{categories}]";
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, command.EventId, "door.gate_rules", null, detail));
                return default(Done);
            },
            stop
        );
        doors.Forget(command.EventId);
        return result;
    }
}
