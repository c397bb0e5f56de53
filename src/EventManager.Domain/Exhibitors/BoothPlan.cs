using EventManager.Domain.Common;
using EventManager.Domain.Venues;

namespace EventManager.Domain.Exhibitors;

/// <summary>Where a booth stands in its room, in centimetres from the room's upper left corner.</summary>
public readonly record struct BoothPlace(string Label, int X, int Y, int Width, int Depth)
{
    // Wide enough for whatever a request may send: a sum must not wrap round and fit.
    public long Right => (long)X + Width;

    public long Bottom => (long)Y + Depth;

    /// <summary>True where the two share an area. Edges that touch share none: booths stand back to back.</summary>
    public bool Overlaps(BoothPlace other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>
/// What a booth plan keeps to: booths stand in rooms that are meant for it, inside the walls, and never on one another. Rooms without
/// booths are the escape routes.
/// </summary>
public static class BoothPlan
{
    /// <summary>Least width and depth in centimetres.</summary>
    public const int MinLength = 50;

    /// <summary>Greatest width and depth in centimetres.</summary>
    public const int MaxLength = 5_000;

    public const int MaxLabelLength = 20;

    /// <param name="room">Where it is to stand.</param>
    /// <param name="booth">Where in it.</param>
    /// <param name="others">The other booths of the event in this room, without the one that is placed.</param>
    public static Refusal? Check(Room room, BoothPlace booth, IEnumerable<BoothPlace> others)
    {
        if (booth.Label.Length is 0 or > MaxLabelLength)
            return BoothRefusals.LabelMissing;
        if (booth.Width is < MinLength or > MaxLength || booth.Depth is < MinLength or > MaxLength)
            return BoothRefusals.Size;
        if (!room.AllowsBooths)
            return BoothRefusals.RoomClosed(room.Name);
        return Outside(room, booth) ?? Overlap(booth, others);
    }

    /// <summary>The first place that is free for a new booth, row by row in steps of half a metre; or why there is none.</summary>
    public static Result<BoothPlace> FirstFree(Room room, string label, int width, int depth, IReadOnlyCollection<BoothPlace> others)
    {
        const int step = 50;
        var booth = new BoothPlace(label, 0, 0, width, depth);
        if (Check(room, booth, []) is { } refusal)
            return refusal;
        for (var y = 0; y + depth <= room.Depth; y += step)
        {
            for (var x = 0; x + width <= room.Width; x += step)
            {
                if (Overlap(booth with { X = x, Y = y }, others) is null)
                    return booth with { X = x, Y = y };
            }
        }
        return BoothRefusals.NoSpace(room.Name);
    }

    private static Refusal? Outside(Room room, BoothPlace booth)
    {
        var (side, centimetres) = new (RoomSide Side, long Centimetres)[]
        {
            (RoomSide.Left, -(long)booth.X),
            (RoomSide.Top, -(long)booth.Y),
            (RoomSide.Right, booth.Right - room.Width),
            (RoomSide.Bottom, booth.Bottom - room.Depth),
        }.MaxBy(wall => wall.Centimetres);
        return centimetres > 0 ? BoothRefusals.OutsideRoom(side, (int)Math.Min(centimetres, int.MaxValue)) : null;
    }

    private static Refusal? Overlap(BoothPlace booth, IEnumerable<BoothPlace> others)
    {
        foreach (var other in others)
        {
            if (booth.Overlaps(other))
                return BoothRefusals.Overlaps(other.Label);
        }
        return null;
    }
}
