namespace EventManager.Web.Features.Events.Overview;

/// <summary>Words of an event's dashboard and of the start page over all events.</summary>
internal sealed class DashboardText;
