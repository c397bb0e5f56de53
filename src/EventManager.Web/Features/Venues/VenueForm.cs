using EventManager.Domain.Common;
using EventManager.Domain.Venues;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Venues;

/// <summary>A venue while it is edited; lengths in metres as people say them.</summary>
public sealed class VenueForm
{
    private readonly HashSet<Guid> known = [];

    public VenueForm() { }

    public VenueForm(Venue venue)
    {
        (Id, Version) = (venue.Id, venue.Version);
        (Name, Street, PostalCode, City) = (venue.Name, venue.Street, venue.PostalCode, venue.City);
        (Directions, Accessibility) = (new(venue.Directions), new(venue.Accessibility));
        PermittedInside = venue.PermittedInside;
        StepFree = venue.IsStepFree switch
        {
            true => "yes",
            false => "no",
            null => "",
        };
        Floors = [.. venue.Floors.OrderBy(floor => floor.Level).Select(floor => new FloorRow(floor))];
    }

    /// <summary>Null while it is new.</summary>
    public Guid? Id { get; }

    public long Version { get; }

    public string? Name { get; set; } = "";

    public string? Street { get; set; } = "";

    public string? PostalCode { get; set; } = "";

    public string? City { get; set; } = "";

    public WordsDraft Directions { get; } = new();

    public WordsDraft Accessibility { get; } = new();

    /// <summary>"yes", "no", or empty where nobody has said.</summary>
    public string? StepFree { get; set; } = "";

    public int? PermittedInside { get; set; }

    public List<FloorRow> Floors { get; } = [];

    /// <summary>Floors of another version of this form: what is gone here is a new one.</summary>
    public void TakeFloors(IEnumerable<FloorRow> rows)
    {
        known.UnionWith(Floors.Select(floor => floor.Id).OfType<Guid>());
        known.UnionWith(Floors.SelectMany(floor => floor.Rooms).Select(room => room.Id).OfType<Guid>());
        var taken = rows.Select(row => new FloorRow(row, known)).ToList();
        Floors.Clear();
        Floors.AddRange(taken);
    }
}

public sealed class FloorRow
{
    public FloorRow() { }

    public FloorRow(Floor floor)
    {
        (Id, Name, Level) = (floor.Id, new(floor.Name), floor.Level);
        Rooms = [.. floor.Rooms.ByName(room => room.Name).Select(room => new RoomRow(room))];
    }

    public FloorRow(FloorRow row, IReadOnlySet<Guid> known)
    {
        (Id, Name, Level) = (row.Id is { } id && known.Contains(id) ? id : null, row.Name, row.Level);
        Rooms = [.. row.Rooms.Select(room => new RoomRow(room, known))];
    }

    public Guid? Id { get; }

    public WordsDraft Name { get; } = new();

    public int Level { get; set; }

    public List<RoomRow> Rooms { get; } = [];
}

public sealed class RoomRow
{
    private const decimal Centimetres = 100m;

    public RoomRow() { }

    public RoomRow(Room room)
    {
        (Id, Name, AllowsBooths, PermittedInside) = (room.Id, room.Name, room.AllowsBooths, room.PermittedInside);
        (X, Y, Width, Depth) = (room.X / Centimetres, room.Y / Centimetres, room.Width / Centimetres, room.Depth / Centimetres);
    }

    public RoomRow(RoomRow row, IReadOnlySet<Guid> known)
    {
        Id = row.Id is { } id && known.Contains(id) ? id : null;
        (Name, AllowsBooths, PermittedInside) = (row.Name, row.AllowsBooths, row.PermittedInside);
        (X, Y, Width, Depth) = (row.X, row.Y, row.Width, row.Depth);
    }

    public Guid? Id { get; }

    public string? Name { get; set; } = "";

    public decimal X { get; set; }

    public decimal Y { get; set; }

    public decimal Width { get; set; } = 10;

    public decimal Depth { get; set; } = 8;

    public int? PermittedInside { get; set; }

    public bool AllowsBooths { get; set; } = true;

    public static int InCentimetres(decimal metres) => (int)Math.Round(metres * Centimetres);
}
