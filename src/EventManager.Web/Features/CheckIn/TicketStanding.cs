using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.CheckIn;

/// <summary>How the API names what a ticket is good for: <c>valid</c>, <c>waitlisted</c>, <c>cancelled</c> or <c>revoked</c>.</summary>
internal static class TicketStanding
{
    public static string Of(TicketState ticket, RegistrationState registration) =>
        (ticket, registration) switch
        {
            (TicketState.Cancelled, _) => "cancelled",
            (TicketState.Revoked, _) => "revoked",
            (_, RegistrationState.Confirmed) => "valid",
            (_, RegistrationState.Cancelled or RegistrationState.Expired or RegistrationState.Rejected) => "cancelled",
            _ => "waitlisted",
        };
}
