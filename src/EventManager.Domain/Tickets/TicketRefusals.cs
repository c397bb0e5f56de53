using EventManager.Domain.Common;

namespace EventManager.Domain.Tickets;

public static class TicketRefusals
{
    public static readonly Refusal NotFound = new("tickets.not_found");
    public static readonly Refusal NotValid = new("tickets.not_valid");
    public static readonly Refusal TooManyKeys = new("tickets.too_many_keys");
}
