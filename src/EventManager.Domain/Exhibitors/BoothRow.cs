using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Domain.Venues;

namespace EventManager.Domain.Exhibitors;

/// <summary>Equal booths in a row along a wall, their front to the room.</summary>
/// <param name="Wall">The wall at their back.</param>
/// <param name="Count">1 to <see cref="MaxCount"/>.</param>
/// <param name="Width">Of one booth along the wall, in centimetres.</param>
/// <param name="Depth">Of one booth away from the wall.</param>
/// <param name="Gap">Between two booths.</param>
/// <param name="Start">From the wall's left or upper end to the first booth.</param>
public sealed record BoothRow(RoomSide Wall, int Count, int Width, int Depth, int Gap, int Start)
{
    public const int MaxCount = 60;

    /// <summary>The booths, labelled with a prefix and the next numbers that are free.</summary>
    /// <param name="room">Along whose wall.</param>
    /// <param name="prefix">"A" makes A1, A2, A3.</param>
    /// <param name="taken">Labels of the event that are given already.</param>
    public Result<List<BoothPlace>> Places(Room room, string prefix, IReadOnlySet<string> taken)
    {
        if (Count is < 1 or > MaxCount)
            return BoothRefusals.RowCount;
        if (Width is < BoothPlan.MinLength or > BoothPlan.MaxLength || Depth is < BoothPlan.MinLength or > BoothPlan.MaxLength)
            return BoothRefusals.Size;
        if (Gap is < 0 or > BoothPlan.MaxLength || Start < 0)
            return BoothRefusals.Size with { Field = "gap" };
        var fitting = Fitting(room);
        if (Count > fitting)
            return BoothRefusals.RowTooLong(fitting);
        var labels = Labels(prefix.Trim(), taken).Take(Count).ToList();
        return labels.Select((label, index) => Place(room, label, Start + index * (Width + Gap))).ToList();
    }

    private int Fitting(Room room)
    {
        var wall = Wall is RoomSide.Top or RoomSide.Bottom ? room.Width : room.Depth;
        return Math.Max(0, (wall - Math.Min(Start, wall) + Gap) / (Width + Gap));
    }

    private BoothPlace Place(Room room, string label, int along) =>
        Wall switch
        {
            RoomSide.Top => new(label, along, 0, Width, Depth),
            RoomSide.Bottom => new(label, along, room.Depth - Depth, Width, Depth),
            RoomSide.Left => new(label, 0, along, Depth, Width),
            _ => new(label, room.Width - Depth, along, Depth, Width),
        };

    private static IEnumerable<string> Labels(string prefix, IReadOnlySet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var label = prefix + number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(label))
                yield return label;
        }
    }
}
