using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Exhibitors;

/// <summary>A place on the plan of one event. Lengths and positions in centimetres, the position within its room.</summary>
[OfEvent(CopyArea.Booths, Copied = true)]
public sealed class Booth : IVersioned, ICopiedWithEvent
{
    private Booth() { }

    public Booth(Guid eventId, Guid roomId, string label, int x, int y, int width, int depth)
    {
        EventId = eventId;
        RoomId = roomId;
        Label = label;
        (X, Y, Width, Depth) = (x, y, width, depth);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid RoomId { get; set; }

    /// <summary>What the sign says: "E12"; unique in the event.</summary>
    [NotPersonal]
    public string Label
    {
        get;
        set
        {
            field = value;
            SearchName = SearchText.Stored(value);
        }
    } = "";

    [NotPersonal]
    public string SearchName { get; private set; } = "";

    public int X { get; set; }

    public int Y { get; set; }

    /// <summary>Along the room's width, after <see cref="Turn"/>.</summary>
    public int Width { get; private set; }

    public int Depth { get; private set; }

    public PowerSupply Power { get; set; }

    /// <summary>Unique where set: one booth, one exhibitor.</summary>
    public Guid? ExhibitorId { get; set; }

    public long Version { get; set; }

    /// <summary>Turns the booth by 90 degrees about its upper left corner.</summary>
    public void Turn() => (Width, Depth) = (Depth, Width);

    public void Resize(int width, int depth) => (Width, Depth) = (width, depth);

    /// <summary>The same place, which nobody has yet.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target) => new Booth(target.EventId, RoomId, Label, X, Y, Width, Depth) { Power = Power };
}
