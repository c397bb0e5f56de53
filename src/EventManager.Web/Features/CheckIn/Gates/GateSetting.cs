using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.People;

namespace EventManager.Web.Features.CheckIn.Gates;

/// <summary>
/// What a gate lets through. Where it leads can be changed only while nobody is behind it: its count belongs to the zone in which the people are.
/// </summary>
/// <param name="Code">The gate.</param>
/// <param name="Zone">The zone that it leads into; null for a door of the building.</param>
/// <param name="Direction">In, out or both.</param>
/// <param name="Reentry">Whether who has left comes back here.</param>
/// <param name="Categories">Codes of ticket categories; empty takes all.</param>
/// <param name="OpensAt">The door's own time; null is the event's.</param>
/// <param name="ClosesAt">Until when.</param>
internal sealed record GateSetting(
    string Code,
    string? Zone,
    GateDirection Direction,
    bool Reentry,
    IReadOnlyList<string> Categories,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt
)
{
    private const int LongestCategories = 400;

    /// <returns>What it is now; null where nothing is other than before.</returns>
    public Result<string?> Apply(IReadOnlyList<Gate> gates, IReadOnlyCollection<DoorZone> zones)
    {
        if (gates.FirstOrDefault(one => one.Code == Code) is not { } gate)
            return CheckInRefusals.GateUnknown;
        var categories = string.Join(' ', Categories.Distinct().Order(StringComparer.Ordinal));
        if (WhyNot(gate, zones, categories) is { } refusal)
            return refusal;
        var before = Words(gate);
        (gate.Zone, gate.Direction, gate.Reentry, gate.Categories) = (Zone, Direction, Reentry, categories);
        (gate.OpensAt, gate.ClosesAt) = (OpensAt?.ToUniversalTime(), ClosesAt?.ToUniversalTime());
        return Words(gate) is var now && now != before ? now : (string?)null;
    }

    private Refusal? WhyNot(Gate gate, IReadOnlyCollection<DoorZone> zones, string categories)
    {
        if (Zone is { } zone && (zone == DoorZone.House || zones.All(one => one.Code != zone)))
            return ZoneRefusals.NotFound.On("zone");
        if (OpensAt is { } opens && !Domain.Common.Zone.CanBeMeant(opens))
            return GateRefusals.TimeOutOfRange;
        if (ClosesAt is { } closes && !Domain.Common.Zone.CanBeMeant(closes))
            return GateRefusals.TimeOutOfRange.On("closesAt");
        if (OpensAt >= ClosesAt)
            return GateRefusals.ClosesBeforeOpening;
        if (Zone != gate.Zone && gate.Inside != 0)
            return GateRefusals.PeopleInside;
        return categories.Length > LongestCategories ? GateRefusals.TooManyCategories : null;
    }

    private static string Words(Gate gate) =>
        $"{gate.Code}: zone {gate.Zone ?? DoorZone.House}, {gate.Direction}, back {gate.Reentry}, [{gate.Categories}], {gate.OpensAt:u}–{gate.ClosesAt:u}";
}

internal static class GateRefusals
{
    public static readonly Refusal ClosesBeforeOpening = new("door-gates.closes_before_opening") { Field = "closesAt" };
    public static readonly Refusal TimeOutOfRange = new("door-gates.time_out_of_range") { Field = "opensAt" };
    public static readonly Refusal PeopleInside = new("door-gates.people_inside") { Field = "zone" };
    public static readonly Refusal TooManyCategories = new("door-gates.too_many_categories") { Field = "categories" };
}
