using System.ComponentModel;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>What a phone sends, for the API's description; it is read as loose JSON (see <see cref="RecordScansEndpoint"/>).</summary>
internal sealed record ScansBody([property: Description("1 to 500, answered in this order.")] IReadOnlyList<ScanBody> Scans);

internal sealed record ScanBody(
    [property: Description("Made by the phone; the same id again gives the same answer and changes nothing.")] Guid Id,
    [property: Description("The text of the QR code.")] string Ticket,
    [property: Description("Code of a gate of the event.")] string Gate,
    [property: Description("in or out.")] string Direction,
    DateTimeOffset ScannedAt,
    [property: Description("True where the phone judged without the network.")] bool Offline = false,
    [property: Description("What a phone said without the network. Whom it sent away did not come in: that stands.")]
        string? PhoneVerdict = null,
    [property: Description("More than the phone's verdict says.")] string? PhoneReason = null
);
