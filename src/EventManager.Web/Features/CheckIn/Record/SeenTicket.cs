using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>A ticket as it was found, and as the scans of this batch leave it.</summary>
internal sealed class SeenTicket
{
    private readonly Dictionary<string, SeenPlace> zones = [];

    public required Guid Id { get; init; }

    public required Guid RegistrationId { get; init; }

    public required TicketState State { get; init; }

    public required RegistrationState Registration { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public required string Notes { get; init; }

    /// <summary>The ticket in the building.</summary>
    public required SeenPlace House { get; init; }

    /// <summary>Scans of this batch so far.</summary>
    public int Scans { get; set; }

    public IEnumerable<KeyValuePair<string, SeenPlace>> Zones => zones;

    /// <summary>The ticket in a zone; null is the building.</summary>
    public SeenPlace In(string? zone) =>
        zone is null ? House
        : zones.TryGetValue(zone, out var place) ? place
        : zones[zone] = new SeenPlace();

    /// <summary>It was in the zone before.</summary>
    public void Found(string zone, SeenPlace place) => zones[zone] = place;
}

/// <summary>A ticket in the building or in one zone: as it was, and as it is now.</summary>
internal sealed class SeenPlace
{
    public bool WasInside { get; init; }

    public DateTimeOffset? WasAdmittedAt { get; init; }

    public bool Inside { get; set; }

    public DateTimeOffset? AdmittedAt { get; set; }

    public TicketMove Move => new(WasInside, Inside, WasAdmittedAt is null ? AdmittedAt : null);

    public static SeenPlace Of(bool inside, DateTimeOffset? admittedAt) =>
        new()
        {
            WasInside = inside,
            WasAdmittedAt = admittedAt,
            Inside = inside,
            AdmittedAt = admittedAt,
        };
}

/// <summary>What becomes of a ticket. Tickets with the same move change in one statement.</summary>
/// <param name="From">Was inside.</param>
/// <param name="To">Is inside.</param>
/// <param name="FirstEntry">Set where it came in for the first time.</param>
internal sealed record TicketMove(bool From, bool To, DateTimeOffset? FirstEntry)
{
    public bool ChangesNothing => From == To && FirstEntry is null;
}
