using EventManager.Domain.Common;

namespace EventManager.Domain.Venues;

/// <summary>A house in which events take place.</summary>
public sealed class Venue : IVersioned
{
    private Venue() { }

    public Venue(string name) => Name = name;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    [NotPersonal]
    public string Name
    {
        get;
        set
        {
            field = CleanText.Line(value);
            SortName = SortKey.Of(value);
        }
    } = "";

    [NotPersonal]
    public string SortName { get; private set; } = "";

    [NotPersonal]
    public string Street { get; set; } = "";

    [NotPersonal]
    public string PostalCode { get; set; } = "";

    [NotPersonal]
    public string City { get; set; } = "";

    /// <summary>How to get there: tram, bus, parking.</summary>
    public LocalizedText Directions { get; set; } = LocalizedText.Empty;

    /// <summary>Steps, lift, toilets, induction loop, quiet room.</summary>
    public LocalizedText Accessibility { get; set; } = LocalizedText.Empty;

    /// <summary>True where one comes in and everywhere without a step; null where nobody has said.</summary>
    public bool? IsStepFree { get; set; }

    /// <summary>How many people may be inside at once; null where nobody has set it.</summary>
    public int? PermittedInside { get; set; }

    public List<Floor> Floors { get; private set; } = [];

    public long Version { get; set; }

    public string AddressLine => string.Join(", ", new[] { Name, Street, (PostalCode + " " + City).Trim() }.Where(part => part.Length > 0));
}

public sealed class Floor
{
    private Floor() { }

    public Floor(Guid venueId, LocalizedText name, int level)
    {
        VenueId = venueId;
        Name = name;
        Level = level;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid VenueId { get; private set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>0 is the ground floor.</summary>
    public int Level { get; set; }

    public List<Room> Rooms { get; private set; } = [];
}

/// <summary>A rectangle on a floor, to scale. All lengths in centimetres: exact, and compared alike on every database.</summary>
public sealed class Room
{
    private Room() { }

    public Room(Guid floorId, string name, int x, int y, int width, int depth)
    {
        FloorId = floorId;
        Name = name;
        (X, Y, Width, Depth) = (x, y, width, depth);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid FloorId { get; private set; }

    [NotPersonal]
    public string Name { get; set; } = "";

    /// <summary>Centimetres from the floor's left edge.</summary>
    public int X { get; set; }

    /// <summary>Centimetres from the floor's upper edge.</summary>
    public int Y { get; set; }

    public int Width { get; set; }

    public int Depth { get; set; }

    /// <summary>People at once; null where nobody has set it.</summary>
    public int? PermittedInside { get; set; }

    /// <summary>True where booths may stand here; a corridor that must stay free is a room without.</summary>
    public bool AllowsBooths { get; set; } = true;
}
