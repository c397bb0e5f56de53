namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Words of the waiting list as the organiser sees it.</summary>
internal sealed class WaitingText;
