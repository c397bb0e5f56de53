using System.Text.Json.Serialization;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.People;

namespace EventManager.Web.Features.CheckIn;

/// <summary>What the door asks of its event at every scan; a copy that is seconds old.</summary>
internal sealed record DoorEvent(
    Guid Id,
    string Slug,
    LocalizedText Title,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? AdmissionOpensAt,
    string TimeZone,
    int? PermittedInside,
    IReadOnlyList<DoorGate> Gates,
    IReadOnlyList<VerifyingKey> Keys,
    IReadOnlyList<CountedZone> Zones,
    bool HasPin,
    EventState State
)
{
    private readonly Dictionary<int, VerifyingKey> byNumber = Keys.ToDictionary(key => key.Number);

    public AdmissionWindow Window { get; } = AdmissionWindow.Of(StartsAt, EndsAt, AdmissionOpensAt);

    public bool HasGate(string code) => Gate(code) is not null;

    public DoorGate? Gate(string code) => Gates.FirstOrDefault(gate => gate.Code == code);

    /// <summary>The zone that a gate leads into, other than the building; null for the building's doors.</summary>
    public string? InnerZoneOf(string gate) => Gate(gate)?.Zone;

    /// <summary>The zone that a gate leads into.</summary>
    public string ZoneOf(string gate) => InnerZoneOf(gate) ?? DoorZone.House;

    /// <summary>Reads a ticket's text and checks its signature; touches no database.</summary>
    public TicketReading Read(string? text)
    {
        if (TicketCode.Read(text) is not { } read)
            return TicketReading.NoCode;
        if (read.Code.EventId != Id)
            return TicketReading.OtherEvent;
        if (!byNumber.TryGetValue(read.Code.KeyNumber, out var key) || !key.Verify(read.Code, read.Payload, read.Signature))
            return TicketReading.Forged;
        return new TicketReading(true, true, true, key.IsRevoked, read.Code.TicketId);
    }
}

public sealed record DoorGate(string Code, string Name)
{
    /// <summary>The zone that it leads into; null for a door of the building.</summary>
    [JsonIgnore]
    public string? Zone { get; init; }

    [JsonIgnore]
    public GateDirection Direction { get; init; }

    /// <summary>Categories that it takes; empty takes all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Categories { get; init; } = [];

    [JsonIgnore]
    public GateRules Rules { get; init; } = GateRules.Open;
}

/// <summary>How far a ticket's text can be trusted. The ticket is named only where the signature is right.</summary>
internal sealed record TicketReading(bool CodeRead, bool EventMatches, bool SignatureValid, bool KeyRevoked, Guid? TicketId)
{
    public static readonly TicketReading NoCode = new(false, false, false, false, null);
    public static readonly TicketReading OtherEvent = new(true, false, false, false, null);
    public static readonly TicketReading Forged = new(true, true, false, false, null);
}
