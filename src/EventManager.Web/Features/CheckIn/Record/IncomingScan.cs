using System.Globalization;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>
/// One scan of a request, as far as it can be read. What has no id, gate or direction is no scan: it is answered, and not kept.
/// </summary>
/// <param name="IdText">The id as the phone wrote it, to be said again in the answer.</param>
/// <param name="Malformed">Why it is no scan, or null.</param>
internal sealed record IncomingScan(string? IdText, Refusal? Malformed)
{
    private const int LongestIdSaidAgain = 100;

    public Guid Id { get; private init; }

    public TicketReading Ticket { get; private init; } = TicketReading.NoCode;

    public string Gate { get; private init; } = "";

    public ScanDirection Direction { get; private init; }

    /// <summary>Null where the phone's time cannot be read or cannot be true; the server's counts then.</summary>
    public DateTimeOffset? ScannedAt { get; private init; }

    public bool Offline { get; private init; }

    /// <summary>Of a ticket for several: how many came or left, as somebody counted; null is all.</summary>
    public int? Count { get; private init; }

    /// <summary>What a phone without a network said; null where it does not tell.</summary>
    public Verdict? PhoneVerdict { get; private init; }

    /// <summary>More than the phone's verdict says.</summary>
    public VerdictReason? PhoneReason { get; private init; }

    /// <summary>Not null where a phone without a network sent somebody away who wanted to come in: what its screen said.</summary>
    public Judgement? TurnedAway =>
        this is { Offline: true, Direction: ScanDirection.In, PhoneVerdict: { } said and not (Verdict.Admitted or Verdict.Left) }
            ? new(said, PhoneReason)
            : null;

    /// <summary>A supervisor lets in above the limit.</summary>
    public bool Override { get; init; }

    /// <summary>The supervisor's PIN, as typed.</summary>
    public string? Pin { get; private init; }

    /// <summary>There is a PIN and this was not it: the override does not count.</summary>
    public bool PinWrong { get; init; }

    /// <summary>Never fails, whatever the element is.</summary>
    /// <param name="element">The scan.</param>
    /// <param name="door">The event.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="drift">How far the phone's clock is ahead.</param>
    public static IncomingScan Read(JsonElement element, DoorEvent door, DateTimeOffset now, TimeSpan drift = default)
    {
        var idText = Text(element, "id");
        if (!Guid.TryParseExact(idText, "D", out var id) || id == Guid.Empty)
            return new IncomingScan(idText is null ? null : CleanText.Cut(idText, LongestIdSaidAgain), CheckInRefusals.IdInvalid);
        if (Text(element, "gate") is not { } gate || !door.HasGate(gate))
            return new IncomingScan(idText, CheckInRefusals.GateUnknown);
        if (ReadDirection(Text(element, "direction")) is not { } direction)
            return new IncomingScan(idText, CheckInRefusals.DirectionInvalid);
        return new IncomingScan(idText, null)
        {
            Id = id,
            Gate = gate,
            Direction = direction,
            Ticket = ReadTicket(element, door),
            ScannedAt = ReadTime(Text(element, "scannedAt"), now, drift),
            Offline = Property(element, "offline") is { ValueKind: JsonValueKind.True },
            Override = Property(element, "override") is { ValueKind: JsonValueKind.True },
            Count =
                Property(element, "count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var people)
                    ? people
                    : null,
            PhoneVerdict = ReadName<Verdict>(Text(element, "phoneVerdict")),
            PhoneReason = ReadName<VerdictReason>(Text(element, "phoneReason")),
            Pin = Text(element, "pin"),
        };
    }

    /// <summary>
    /// The text of a code, or the id of a ticket that staff found by its holder's name on the phone: a phone without a network can find
    /// it, and cannot sign it. Whoever may send scans may read the names too, so the id grants nothing more.
    /// </summary>
    private static TicketReading ReadTicket(JsonElement element, DoorEvent door) =>
        Text(element, "ticket") is null && Guid.TryParseExact(Text(element, "ticketId"), "D", out var found)
            ? new TicketReading(true, true, true, false, found)
            : door.Read(Text(element, "ticket"));

    private static ScanDirection? ReadDirection(string? text) =>
        text switch
        {
            "in" => ScanDirection.In,
            "out" => ScanDirection.Out,
            _ => null,
        };

    /// <summary>A number is none of our names.</summary>
    private static T? ReadName<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 and < 30 }
        && char.IsAsciiLetter(text[0])
        && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), true, out var name)
            ? name
            : null;

    private static DateTimeOffset? ReadTime(string? text, DateTimeOffset now, TimeSpan drift) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && (instant - now - drift).Duration() < TimeSpan.FromDays(400)
            ? now + (instant - now - drift)
            : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
