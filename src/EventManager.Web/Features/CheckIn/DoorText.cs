namespace EventManager.Web.Features.CheckIn;

/// <summary>Words of the door's own pages: conflicts, zones, and their refusals.</summary>
internal sealed class DoorText;
