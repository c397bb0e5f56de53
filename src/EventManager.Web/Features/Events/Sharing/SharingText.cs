namespace EventManager.Web.Features.Events.Sharing;

/// <summary>Words of what leaves the public pages: calendars and previews of links.</summary>
internal sealed class SharingText;
