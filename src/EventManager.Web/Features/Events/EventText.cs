namespace EventManager.Web.Features.Events;

/// <summary>Words of the public pages and the names of kinds and states.</summary>
internal sealed class EventText;
