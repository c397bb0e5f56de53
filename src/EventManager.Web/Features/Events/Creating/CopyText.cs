namespace EventManager.Web.Features.Events.Creating;

/// <summary>Words of the dates that a copy moved.</summary>
internal sealed class CopyText;
