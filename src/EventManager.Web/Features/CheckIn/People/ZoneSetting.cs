using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.CheckIn.People;

/// <param name="Code">The zone to change; null adds one, whose code follows from its name and stays.</param>
/// <param name="Name">What people read; not asked of the building.</param>
/// <param name="Limit">People at once; the event's or the venue's counts for the building.</param>
/// <param name="WarnPercent">Share of the limit that warns; 1 to 100.</param>
/// <param name="SessionId">The session whose places are the list of who may come in.</param>
internal sealed record ZoneSetting(string? Code, string Name, int? Limit, int WarnPercent, Guid? SessionId)
{
    /// <summary>Of the building: what phones do with a good signature that their list does not know. Null leaves it.</summary>
    public UnlistedTickets? Unlisted { get; init; }

    /// <param name="eventId">The event.</param>
    /// <param name="zones">Those that it has; a new one is added to them.</param>
    /// <param name="sessions">Those that people sign up for.</param>
    /// <returns>What it is now; null where nothing is other than before.</returns>
    public Result<string?> Apply(Guid eventId, List<DoorZone> zones, IReadOnlyCollection<Guid> sessions)
    {
        var name = PersonNames.Clean(Name);
        if (WhyNot(name, zones, sessions) is { } refusal)
            return refusal;
        var zone = zones.Find(one => one.Code == Code);
        var before = zone is null ? default : Values(zone);
        if (zone is null)
            zones.Add(zone = new DoorZone(eventId, Code ?? Slugs.From(name), name));
        zone.WarnPercent = WarnPercent;
        if (zone.Code != DoorZone.House)
            (zone.Name, zone.Limit, zone.SessionId) = (name, Limit, SessionId);
        else if (Unlisted is { } unlisted)
            zone.Unlisted = unlisted;
        return Values(zone) == before
            ? (string?)null
            : $"{zone.Code}: limit {zone.Limit}, warns at {zone.WarnPercent} %, unlisted {zone.Unlisted}";
    }

    /// <summary>Asked when all are applied: two may exchange their names.</summary>
    public Refusal? WhyNotBeside(IReadOnlyList<DoorZone> zones)
    {
        var name = PersonNames.Clean(Name);
        return Code is not DoorZone.House && zones.Count(zone => zone.Code != DoorZone.House && zone.Name == name) > 1
            ? ZoneRefusals.NameTaken
            : null;
    }

    private Refusal? WhyNot(string name, List<DoorZone> zones, IReadOnlyCollection<Guid> sessions)
    {
        if (WarnPercent is < 1 or > 100)
            return ZoneRefusals.WarnInvalid;
        if (Code is DoorZone.House)
            return null;
        if (Code is { } code && zones.TrueForAll(zone => zone.Code != code))
            return ZoneRefusals.NotFound;
        if (name.Length is 0 or > ZoneRefusals.MaxNameLength || Slugs.From(name).Length == 0)
            return ZoneRefusals.NameMissing;
        if (Code is null && zones.Exists(zone => zone.Code == Slugs.From(name)))
            return ZoneRefusals.NameTaken;
        // One that nobody signs up for any more stays until somebody chooses another: it stops nobody from changing something else.
        if (SessionId is { } session && !sessions.Contains(session) && zones.Find(zone => zone.Code == Code)?.SessionId != session)
            return ZoneRefusals.SessionUnknown;
        return Limit is < 1 or > ZoneRefusals.MaxLimit ? ZoneRefusals.LimitInvalid : null;
    }

    private static (string?, int?, int, Guid?, UnlistedTickets) Values(DoorZone zone) =>
        (zone.Name, zone.Limit, zone.WarnPercent, zone.SessionId, zone.Unlisted);
}

internal static class ZoneRefusals
{
    public const int MaxNameLength = 80;
    public const int MaxLimit = 100_000;

    public static readonly Refusal NameMissing = new("door-zones.name_missing", MaxNameLength) { Field = "name" };
    public static readonly Refusal NameTaken = new("door-zones.name_taken") { Field = "name" };
    public static readonly Refusal LimitInvalid = new("door-zones.limit_invalid", MaxLimit) { Field = "limit" };
    public static readonly Refusal WarnInvalid = new("door-zones.warn_invalid") { Field = "warnPercent" };
    public static readonly Refusal NotFound = new("door-zones.not_found");
    public static readonly Refusal SessionUnknown = new("door-zones.session_unknown") { Field = "sessionId" };

    /// <summary>Somebody else has saved other rules of the door since these were read.</summary>
    public static readonly Refusal ChangedByAnother = new("door-zones.changed_by_another");
}
