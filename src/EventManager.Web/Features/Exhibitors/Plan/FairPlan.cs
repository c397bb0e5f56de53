using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>Everything that a drawing shows. Records compare by value, so that a page can tell whether anything changed.</summary>
public sealed record FairPlan(IReadOnlyList<PlanFloor> Floors, IReadOnlyList<PlanBooth> Booths)
{
    public IReadOnlyList<PlanBooth> On(PlanFloor floor) => [.. Booths.Where(booth => floor.Rooms.Any(room => room.Id == booth.RoomId))];

    public PlanRoom? RoomOf(PlanBooth booth) => Floors.SelectMany(floor => floor.Rooms).FirstOrDefault(room => room.Id == booth.RoomId);
}

public sealed record PlanFloor(Guid Id, LocalizedText Name, IReadOnlyList<PlanRoom> Rooms)
{
    /// <summary>The room at a point of the floor.</summary>
    public PlanRoom? RoomAt(double x, double y) =>
        Rooms.FirstOrDefault(room => x >= room.X && y >= room.Y && x < room.X + room.Width && y < room.Y + room.Depth);
}

public sealed record PlanRoom(Guid Id, string Name, int X, int Y, int Width, int Depth, bool AllowsBooths);

/// <param name="Company">Null while the booth is free.</param>
public sealed record PlanBooth(
    Guid Id,
    Guid RoomId,
    string Label,
    int X,
    int Y,
    int Width,
    int Depth,
    PowerSupply Power,
    Guid? ExhibitorId,
    string? Company,
    long Version
)
{
    /// <summary>To where and how it was, from how it is now.</summary>
    internal BoothChange BackFrom(PlanBooth now) => new(now, RoomId, new(Label, X, Y, Width, Depth), Power);
}
