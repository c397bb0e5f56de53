using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Occupancy;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>The door at one moment, the same for everybody who looks at the board.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Numbers">Who is inside.</param>
/// <param name="Expected">People with a seat who have not come yet.</param>
/// <param name="Arrivals">One for each gate.</param>
/// <param name="Forecast">The next half hour from the slots; empty where the event has none.</param>
/// <param name="Phones">The phones at the door.</param>
/// <param name="OpenConflicts">Tickets that were let in twice and wait for a decision.</param>
public sealed record BoardSnapshot(
    DateTimeOffset At,
    DoorNumbers Numbers,
    int Expected,
    IReadOnlyList<GateArrivals> Arrivals,
    IReadOnlyList<ForecastStep> Forecast,
    IReadOnlyList<PhoneOnBoard> Phones,
    int OpenConflicts
)
{
    /// <summary>Of those inside: the people of classes.</summary>
    public ClassCount Classes { get; init; }
}

/// <param name="Gate">The gate's name.</param>
/// <param name="PerMinute">People let in, those counted by hand too; oldest minute first, the running one last.</param>
public sealed record GateArrivals(string Gate, IReadOnlyList<(DateTimeOffset Minute, int People)> PerMinute);

/// <param name="Name">What people call it.</param>
/// <param name="SeenAt">Its last sign of life; null where it never gave one.</param>
/// <param name="Waiting">Scans that it still has to send.</param>
/// <param name="BatteryPercent">Null where it does not tell.</param>
/// <param name="ClockIsWrong">By more than a minute.</param>
/// <param name="IsSilent">No sign for a while.</param>
public sealed record PhoneOnBoard(string Name, DateTimeOffset? SeenAt, int Waiting, int? BatteryPercent, bool ClockIsWrong, bool IsSilent);
