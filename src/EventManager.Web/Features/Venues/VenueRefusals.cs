using EventManager.Domain.Common;

namespace EventManager.Web.Features.Venues;

internal static class VenueRefusals
{
    public static readonly Refusal NotFound = new("venues.not_found");
    public static readonly Refusal NameMissing = new("venues.name_missing") { Field = "name" };
    public static readonly Refusal TooLong = new("venues.too_long");
    public static readonly Refusal PermittedInvalid = new("venues.permitted_invalid", 1, 100_000) { Field = "permittedInside" };
    public static readonly Refusal FloorNameMissing = new("venues.floor_name_missing") { Field = "floors" };
    public static readonly Refusal RoomInvalid = new("venues.room_invalid") { Field = "floors" };
    public static readonly Refusal RoomInUse = new("venues.room_in_use") { Field = "floors" };
    public static readonly Refusal ChangedByAnother = new("venues.changed_by_another");
    public static readonly Refusal NotAllowed = new("venues.not_allowed");
}
