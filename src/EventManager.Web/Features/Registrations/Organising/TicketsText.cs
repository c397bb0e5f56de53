namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Words of the page that shows a registration's tickets, and of the mail that follows a replacement.</summary>
internal sealed class TicketsText;
