using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>A zone as the door knows it; the building is <see cref="DoorZone.House"/>, its limit the event's or the venue's.</summary>
public sealed record CountedZone(string Code, string Name, int? Limit, int WarnPercent, Guid? SessionId)
{
    public bool IsHouse => Code == DoorZone.House;

    /// <summary>Of the building, for every door: what phones do with a good signature that their list does not know.</summary>
    public UnlistedTickets Unlisted { get; init; }
}

/// <summary>A zone's people, as the API tells them.</summary>
/// <param name="Zone">Its code; <c>house</c> is the building.</param>
/// <param name="Inside">People inside now.</param>
/// <param name="Limit">People at once; null has no limit.</param>
/// <param name="Full">Nobody else comes in without an override.</param>
/// <param name="Warning">The warning share is reached.</param>
internal sealed record ZonePeople(string Zone, int Inside, int? Limit, bool Full, bool Warning)
{
    public static ZonePeople Of(string zone, ZonePeopleCount count) => new(zone, count.Inside, count.Limit, count.IsFull, count.Warns);
}
