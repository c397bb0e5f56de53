using EventManager.Domain.Common;

namespace EventManager.Domain.Exhibitors;

/// <summary>A wall of a room, as the plan is drawn: top is where y is 0.</summary>
public enum RoomSide
{
    Left,
    Top,
    Right,
    Bottom,
}

public static class BoothRefusals
{
    public static readonly Refusal NotFound = new("booths.not_found");
    public static readonly Refusal RoomNotFound = new("booths.room_not_found") { Field = "room" };
    public static readonly Refusal ChangedByAnother = new("booths.changed_by_another");
    public static readonly Refusal ExhibitorNotAccepted = new("booths.exhibitor_not_accepted") { Field = "exhibitor" };
    public static readonly Refusal LabelMissing = new("booths.label_missing") { Field = "label" };
    public static readonly Refusal Size = new("booths.size", BoothPlan.MinLength / 100m, BoothPlan.MaxLength / 100m) { Field = "size" };
    public static readonly Refusal RowCount = new("booths.row_count", BoothRow.MaxCount) { Field = "count" };

    public static Refusal LabelTaken(string label) => new("booths.label_taken", label) { Field = "label" };

    public static Refusal RoomClosed(string room) => new("booths.room_closed", room) { Field = "room" };

    /// <param name="side">The wall it goes through furthest.</param>
    /// <param name="centimetres">By how much; said in metres, as every length of the plan.</param>
    public static Refusal OutsideRoom(RoomSide side, int centimetres) => new("booths.outside_room", side, centimetres / 100m);

    /// <param name="label">The other booth.</param>
    public static Refusal Overlaps(string label) => new("booths.overlaps", label);

    public static Refusal NoSpace(string room) => new("booths.no_space", room) { Field = "room" };

    /// <param name="label">The booth that the exhibitor has already.</param>
    public static Refusal ExhibitorHasBooth(string label) => new("booths.exhibitor_has_booth", label) { Field = "exhibitor" };

    /// <summary>Somebody else has it: it is taken away only when that is meant.</summary>
    public static Refusal TakenFrom(string company) => new("booths.taken_from", company) { Field = "exhibitor" };

    /// <summary>Smaller than was asked for.</summary>
    public static Refusal TooSmall(int width, int depth, int wishedWidth, int wishedDepth) =>
        new("booths.too_small", width / 100m, depth / 100m, wishedWidth / 100m, wishedDepth / 100m) { Field = "exhibitor" };

    public static Refusal NoPower(PowerSupply wished) => new("booths.no_power", wished) { Field = "exhibitor" };

    public static Refusal TooLittlePower(PowerSupply power, PowerSupply wished) =>
        new("booths.too_little_power", power, wished) { Field = "exhibitor" };

    /// <param name="fitting">How many of them the wall has room for.</param>
    public static Refusal RowTooLong(int fitting) => new("booths.row_too_long", fitting) { Field = "count" };
}
