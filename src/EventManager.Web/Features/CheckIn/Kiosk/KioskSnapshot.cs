using System.Text.Json.Serialization;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Features.CheckIn.Snapshot;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>
/// What a kiosk needs to judge without the network: as a phone's snapshot, but of its own gate only and without anything that says who
/// somebody is. Nobody watches over it.
/// </summary>
internal sealed record KioskSnapshot(
    string Cursor,
    IReadOnlyList<NumberedKey> PublicKeys,
    SnapshotEvent Event,
    IReadOnlyList<SnapshotGate> Gates,
    IAsyncEnumerable<KioskTicket> Tickets,
    IAsyncEnumerable<Guid> Removed,
    DateTimeOffset ExpiresAt
);

/// <param name="Id">The ticket.</param>
/// <param name="Category">Whether the gate takes it.</param>
/// <param name="State"><c>valid</c>, <c>waitlisted</c>, <c>cancelled</c> or <c>revoked</c>.</param>
/// <param name="Inside">True while its holder is inside.</param>
/// <param name="AdmittedAt">First time in.</param>
/// <param name="People">How many it stands for; null for one.</param>
/// <param name="Arrived">Of a ticket for several: how many are inside now.</param>
internal sealed record KioskTicket(
    Guid Id,
    string Category,
    string State,
    bool Inside,
    DateTimeOffset? AdmittedAt,
    int? People,
    int? Arrived
)
{
    public static KioskTicket Of(SnapshotTicket ticket) =>
        new(ticket.Id, ticket.Category, ticket.State, ticket.Inside, ticket.AdmittedAt, ticket.People, ticket.Arrived);
}

// Metadata only, as SnapshotJson: what is still being read cannot be written on the generated fast path.
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(VerdictConverter), typeof(VerdictReasonConverter), typeof(UtcInstantJson)]
)]
[JsonSerializable(typeof(KioskSnapshot))]
[JsonSerializable(typeof(KioskAnswers))]
internal sealed partial class KioskJson : JsonSerializerContext;
