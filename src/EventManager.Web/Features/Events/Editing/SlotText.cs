namespace EventManager.Web.Features.Events.Editing;

/// <summary>Words of planning the times of arrival.</summary>
internal sealed class SlotText;
