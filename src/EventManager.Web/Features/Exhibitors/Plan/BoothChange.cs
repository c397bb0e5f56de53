using EventManager.Domain.Exhibitors;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>A booth as it was seen, and as it should be.</summary>
public sealed record BoothChange(PlanBooth Booth, Guid RoomId, BoothPlace Place, PowerSupply Power)
{
    public static BoothChange Turned(PlanBooth booth) =>
        new(booth, booth.RoomId, new BoothPlace(booth.Label, booth.X, booth.Y, booth.Depth, booth.Width), booth.Power);
}

public sealed record NewBooth(Guid RoomId, string Label, int Width, int Depth, PowerSupply Power);

public sealed record NewRow(Guid RoomId, string Prefix, BoothRow Row, PowerSupply Power);
