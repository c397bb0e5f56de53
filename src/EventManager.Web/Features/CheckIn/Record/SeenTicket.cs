using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>A ticket as it was found, and as the scans of this batch leave it.</summary>
internal sealed class SeenTicket
{
    public required Guid Id { get; init; }

    public required TicketState State { get; init; }

    public required RegistrationState Registration { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public required string Notes { get; init; }

    public required bool WasInside { get; init; }

    public required DateTimeOffset? WasAdmittedAt { get; init; }

    public bool Inside { get; set; }

    public DateTimeOffset? AdmittedAt { get; set; }

    /// <summary>Scans of this batch so far.</summary>
    public int Scans { get; set; }

    public TicketMove Move => new(WasInside, Inside, WasAdmittedAt is null ? AdmittedAt : null);
}

/// <summary>What becomes of a ticket. Tickets with the same move change in one statement.</summary>
/// <param name="From">Was inside.</param>
/// <param name="To">Is inside.</param>
/// <param name="FirstEntry">Set where it came in for the first time.</param>
internal sealed record TicketMove(bool From, bool To, DateTimeOffset? FirstEntry)
{
    public bool ChangesNothing => From == To && FirstEntry is null;
}
