using System.Text.Json.Serialization;
using EventManager.Domain.Events;
using EventManager.Web.Features.Api;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.CheckIn.Snapshot;

/// <summary>What a phone needs to judge without the network. Tickets are read while they are sent.</summary>
/// <param name="ExpiresAt">Until when whoever asks may; a phone that was paired for an earlier date learns the new one.</param>
internal sealed record Snapshot(
    string Cursor,
    Jwk? PublicKey,
    IReadOnlyList<NumberedKey> PublicKeys,
    SnapshotEvent Event,
    IReadOnlyList<SnapshotGate> Gates,
    IAsyncEnumerable<SnapshotTicket> Tickets,
    IAsyncEnumerable<Guid> Removed,
    DateTimeOffset? ExpiresAt
);

/// <summary>A P-256 public key as WebCrypto imports it (RFC 7517).</summary>
internal sealed record Jwk(string Kty, string Crv, string X, string Y);

/// <summary>The key that a code names by its number.</summary>
internal sealed record NumberedKey(int Number, string X, string Y, bool Revoked)
{
    public static IReadOnlyList<NumberedKey> Of(DoorEvent door) =>
        [.. door.Keys.Select(key => new NumberedKey(key.Number, key.X, key.Y, key.IsRevoked))];
}

internal sealed record SnapshotEvent(
    Guid Id,
    string Slug,
    string Title,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    DateTimeOffset AdmitsFrom,
    DateTimeOffset AdmitsUntil,
    bool OverridePin,
    bool WalkIns,
    string State,
    string Unlisted
)
{
    public static SnapshotEvent Of(DoorEvent door, bool walkIns) =>
        new(
            door.Id,
            door.Slug,
            door.Title.In(Languages.Current),
            door.StartsAt,
            door.EndsAt,
            door.TimeZone,
            door.Window.OpensAt,
            door.Window.ClosesAt,
            door.HasPin,
            // Nobody is registered at the door of an event that is called off.
            walkIns && door.State is not EventState.Cancelled,
            ApiNames.Of(door.State),
            ApiNames.Of(door.Zones[0].Unlisted)
        );
}

/// <param name="Id">The ticket.</param>
/// <param name="Name">Who holds it.</param>
/// <param name="Category">What the badge's colour follows.</param>
/// <param name="State"><c>valid</c>, <c>waitlisted</c>, <c>cancelled</c> or <c>revoked</c>.</param>
/// <param name="Inside">True while its holder is inside.</param>
/// <param name="AdmittedAt">First time in.</param>
/// <param name="Organisation">School or company, so that somebody without a ticket can be found by it; null where there is none.</param>
/// <param name="Notes">What the door should know; null for nothing.</param>
/// <param name="People">How many it stands for; null for one.</param>
/// <param name="Arrived">Of a ticket for several: how many are inside now.</param>
/// <param name="Adults">Of a class: how many of its people are adults; null for all others.</param>
internal sealed record SnapshotTicket(
    Guid Id,
    string Name,
    string Category,
    string State,
    bool Inside,
    DateTimeOffset? AdmittedAt,
    string? Organisation,
    IReadOnlyList<string>? Notes,
    int? People,
    int? Arrived,
    int? Adults
);

// Metadata only: after two small answers the serializer would take the generated fast path, which cannot write what is still being read.
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcInstantJson)]
)]
[JsonSerializable(typeof(Snapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
