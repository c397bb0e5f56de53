using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <param name="EventId">The event.</param>
/// <param name="Code">The zone to change; null adds one, whose code follows from its name and stays.</param>
/// <param name="Name">What people read; not asked of the building.</param>
/// <param name="Limit">People at once; the event's or the venue's counts for the building.</param>
/// <param name="WarnPercent">Share of the limit that warns; 1 to 100.</param>
/// <param name="SessionId">The session whose places are the list of who may come in.</param>
/// <param name="By">Who asks.</param>
internal sealed record SaveZone(Guid EventId, string? Code, string Name, int? Limit, int WarnPercent, Guid? SessionId, Guid? By)
{
    /// <summary>Of the building: what phones do with a good signature that their list does not know. Null leaves it.</summary>
    public UnlistedTickets? Unlisted { get; init; }
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
}

/// <summary>Adds or changes a zone, or says when the building warns. A limit that is lower than who is inside asks nobody to leave.</summary>
internal sealed class SaveZoneHandler(Transactions transactions, DoorCache doors, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SaveZone command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                var name = PersonNames.Clean(command.Name);
                var zones = await db.DoorZones.Where(zone => zone.EventId == command.EventId).ToListAsync(stop);
                if (Check(command, name, zones) is { } refusal)
                    return refusal;
                if (
                    command.SessionId is { } session
                    && !await db.Sessions.AnyAsync(s => s.Id == session && s.EventId == command.EventId && s.SeatPoolId != null, stop)
                )
                    return ZoneRefusals.SessionUnknown;
                var zone = zones.Find(zone => zone.Code == command.Code);
                if (zone is null)
                    db.DoorZones.Add(zone = new DoorZone(command.EventId, command.Code ?? Slugs.From(name), name));
                zone.WarnPercent = command.WarnPercent;
                if (zone.Code != DoorZone.House)
                    (zone.Name, zone.Limit, zone.SessionId) = (name, command.Limit, command.SessionId);
                else if (command.Unlisted is { } unlisted)
                    zone.Unlisted = unlisted;
                var detail = $"{zone.Code}: limit {zone.Limit}, warns at {zone.WarnPercent} %, unlisted {zone.Unlisted}";
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, command.EventId, "door.zone_saved", null, detail));
                return default(Done);
            },
            stop
        );
        doors.Forget(command.EventId);
        return result;
    }

    private static Refusal? Check(SaveZone command, string name, List<DoorZone> zones)
    {
        if (command.WarnPercent is < 1 or > 100)
            return ZoneRefusals.WarnInvalid;
        if (command.Code is DoorZone.House)
            return null;
        if (command.Code is { } code && zones.TrueForAll(zone => zone.Code != code))
            return ZoneRefusals.NotFound;
        if (name.Length is 0 or > ZoneRefusals.MaxNameLength || Slugs.From(name).Length == 0)
            return ZoneRefusals.NameMissing;
        if (
            zones.Exists(zone =>
                zone.Code != command.Code && (zone.Name == name || (command.Code is null && zone.Code == Slugs.From(name)))
            )
        )
            return ZoneRefusals.NameTaken;
        return command.Limit is < 1 or > ZoneRefusals.MaxLimit ? ZoneRefusals.LimitInvalid : null;
    }
}
