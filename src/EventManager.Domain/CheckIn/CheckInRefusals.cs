using EventManager.Domain.Common;

namespace EventManager.Domain.CheckIn;

public static class CheckInRefusals
{
    /// <summary>Most scans in one request.</summary>
    public const int MaxScans = 500;

    public static readonly Refusal IdInvalid = new("check-in.id_invalid") { Field = "id" };
    public static readonly Refusal GateUnknown = new("check-in.gate_unknown") { Field = "gate" };
    public static readonly Refusal DirectionInvalid = new("check-in.direction_invalid") { Field = "direction" };
    public static readonly Refusal BodyInvalid = new("check-in.body_invalid");
    public static readonly Refusal ScansCount = new("check-in.scans_count", MaxScans) { Field = "scans" };
    public static readonly Refusal CursorInvalid = new("check-in.cursor_invalid") { Field = "since" };
    public static readonly Refusal SearchTooShort = new("check-in.search_too_short") { Field = "q" };
    public static readonly Refusal ScanNotFound = new("check-in.scan_not_found");
    public static readonly Refusal NothingToUndo = new("check-in.nothing_to_undo");
    public static readonly Refusal UndoSuperseded = new("check-in.undo_superseded");
    public static readonly Refusal GateNameMissing = new("check-in.gate_name_missing") { Field = "name" };
    public static readonly Refusal GateTaken = new("check-in.gate_taken") { Field = "name" };
}

public static class DoorRefusals
{
    public static readonly Refusal NameMissing = new("door.name_missing") { Field = "name" };
    public static readonly Refusal EventOver = new("door.event_over");
    public static readonly Refusal DeviceNotFound = new("door.device_not_found");
    public static readonly Refusal PairingUnknown = new("door.pairing_unknown");
    public static readonly Refusal PairingUsed = new("door.pairing_used");
    public static readonly Refusal PairingExpired = new("door.pairing_expired");
}
