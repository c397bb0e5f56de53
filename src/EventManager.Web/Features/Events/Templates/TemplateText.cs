namespace EventManager.Web.Features.Events.Templates;

/// <summary>Words that the program's own templates bring along.</summary>
internal sealed class TemplateText;
