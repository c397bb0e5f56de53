namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>Words about classes, groups and changes of the number of people.</summary>
internal sealed class PartyText;
