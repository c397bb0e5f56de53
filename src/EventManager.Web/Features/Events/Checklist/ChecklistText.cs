namespace EventManager.Web.Features.Events.Checklist;

/// <summary>Words of the preparation checklist, its refusals and its mail.</summary>
internal sealed class ChecklistText;
