using EventManager.Domain.Registrations;

namespace EventManager.Web.Features.Registrations;

/// <summary>Somebody wants to come.</summary>
/// <param name="Slug">The event.</param>
/// <param name="Person">Who, as typed.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="PartySize">People, 1 to the event's limit.</param>
internal sealed record RegisterVisitor(string Slug, Person Person, string Language, int PartySize)
{
    public Guid? TimeSlotId { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Purpose and version of each wording that was agreed to.</summary>
    public IReadOnlyList<(string Purpose, string TextVersion)> Consents { get; init; } = [];

    /// <summary>True asks by mail first (double opt-in); only staff and programs may skip it.</summary>
    public bool ConfirmEmail { get; init; } = true;

    /// <summary>The invitation that the person came by.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>True where the caller has already seen that the event may be joined in this way (link, staff, program).</summary>
    public bool HasAccess { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Id">The registration.</param>
/// <param name="State">Confirmed, waitlisted, or waiting for the click in the mail.</param>
/// <param name="WaitingPosition">1 is next; null where nobody waits.</param>
internal sealed record RegistrationReceipt(Guid Id, RegistrationState State, int? WaitingPosition);
