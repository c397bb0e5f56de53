namespace EventManager.Web.Features.Tickets;

/// <summary>Words about tickets.</summary>
internal sealed class TicketText;
