namespace EventManager.Web.Features.Events;

/// <summary>Words of the organiser's pages of this area.</summary>
internal sealed class OrganiseText;
