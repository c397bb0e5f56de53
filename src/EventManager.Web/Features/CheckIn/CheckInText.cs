namespace EventManager.Web.Features.CheckIn;

/// <summary>Words of the door: its refusals and the organiser's page.</summary>
internal sealed class CheckInText;
