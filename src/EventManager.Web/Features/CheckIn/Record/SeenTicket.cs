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

    /// <summary>How many people it stands for.</summary>
    public required int People { get; init; }

    /// <summary>Of a class: how many of them are adults.</summary>
    public int? Adults { get; init; }

    /// <summary>The ticket in the building.</summary>
    public required SeenPlace House { get; init; }

    /// <summary>Scans of this batch so far.</summary>
    public int Scans { get; set; }

    public bool IsParty => People > 1;

    public IEnumerable<KeyValuePair<string, SeenPlace>> Zones => zones;

    /// <summary>The ticket in a zone; null is the building.</summary>
    public SeenPlace In(string? zone) =>
        zone is null ? House
        : zones.TryGetValue(zone, out var place) ? place
        : zones[zone] = SeenPlace.Of(0, 0, null);

    /// <summary>It was in the zone before.</summary>
    public void Found(string zone, SeenPlace place) => zones[zone] = place;

    /// <summary>How many a scan lets in: as many as were counted, at most those who are missing.</summary>
    public int Entering(SeenPlace place, int? count) => Math.Clamp(count ?? int.MaxValue, 1, Math.Max(1, People - place.People));
}

/// <summary>A ticket in the building or in one zone: as it was, and as it is now. A ticket for one has 0 or 1 people there.</summary>
internal sealed class SeenPlace
{
    public int WasPeople { get; private init; }

    public DateTimeOffset? WasAdmittedAt { get; private init; }

    /// <summary>People inside now.</summary>
    public int People { get; private set; }

    /// <summary>The most who were inside: those who came at all.</summary>
    public int Arrived { get; private set; }

    public DateTimeOffset? AdmittedAt { get; private set; }

    public bool Inside => People > 0;

    public bool Changed => WasPeople != People || WasAdmittedAt != AdmittedAt;

    public TicketMove Move => new(WasPeople > 0, Inside, WasAdmittedAt is null ? AdmittedAt : null);

    public static SeenPlace Of(int people, int arrived, DateTimeOffset? admittedAt) =>
        new()
        {
            WasPeople = people,
            WasAdmittedAt = admittedAt,
            People = people,
            Arrived = arrived,
            AdmittedAt = admittedAt,
        };

    /// <summary>Lets people in; says how many of them came for the first time.</summary>
    public int Enter(int people, DateTimeOffset at)
    {
        People += people;
        AdmittedAt ??= at;
        var first = Math.Max(0, People - Arrived);
        Arrived += first;
        return first;
    }

    /// <summary>Lets people out, all where nobody counted; says how many.</summary>
    public int Leave(int? count)
    {
        var people = Math.Clamp(count ?? People, 1, People);
        People -= people;
        return people;
    }
}

/// <summary>What becomes of a ticket for one.</summary>
/// <param name="From">Was inside.</param>
/// <param name="To">Is inside.</param>
/// <param name="FirstEntry">Set where it came in for the first time.</param>
internal sealed record TicketMove(bool From, bool To, DateTimeOffset? FirstEntry)
{
    /// <summary>Orders moves by the statement that makes them.</summary>
    public int Kind =>
        FirstEntry is not null ? 0
        : To ? 1
        : 2;
}
