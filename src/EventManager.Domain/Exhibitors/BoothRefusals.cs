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
    /// <param name="centimetres">By how much.</param>
    public static Refusal OutsideRoom(RoomSide side, int centimetres) => new("booths.outside_room", side, centimetres);

    /// <param name="label">The other booth.</param>
    public static Refusal Overlaps(string label) => new("booths.overlaps", label);

    public static Refusal NoSpace(string room) => new("booths.no_space", room) { Field = "room" };

    /// <param name="label">The booth that the exhibitor has already.</param>
    public static Refusal ExhibitorHasBooth(string label) => new("booths.exhibitor_has_booth", label) { Field = "exhibitor" };

    /// <param name="fitting">How many of them the wall has room for.</param>
    public static Refusal RowTooLong(int fitting) => new("booths.row_too_long", fitting) { Field = "count" };
}
