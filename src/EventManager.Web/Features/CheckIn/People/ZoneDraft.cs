using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>A zone while somebody types.</summary>
public sealed class ZoneDraft
{
    /// <summary>What its fields are called by. The one to be added has a key that no code can be.</summary>
    public static string KeyOf(string? code) => "zone-" + (code ?? "-new");

    /// <summary>Null is a zone that is not there yet.</summary>
    public string? Code { get; init; }

    public string? Name { get; set; } = "";

    public int? Limit { get; set; }

    public int? WarnPercent { get; set; } = DoorZone.DefaultWarnPercent;

    public string? SessionId { get; set; } = "";

    /// <summary>Asked of the building.</summary>
    public string? Unlisted { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Limit is null && string.IsNullOrEmpty(SessionId);

    internal ZoneSetting Setting =>
        new(Code, Name ?? "", Limit, WarnPercent ?? 0, Guid.TryParse(SessionId, out var session) ? session : null)
        {
            Unlisted = Enum.TryParse<UnlistedTickets>(Unlisted, out var unlisted) ? unlisted : null,
        };

    internal static ZoneDraft Of(DoorZone zone) =>
        new()
        {
            Code = zone.Code,
            Name = zone.Name,
            Limit = zone.Limit,
            WarnPercent = zone.WarnPercent,
            SessionId = zone.SessionId?.ToString() ?? "",
            Unlisted = zone.Code == DoorZone.House ? zone.Unlisted.ToString() : null,
        };
}
