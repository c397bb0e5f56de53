namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Words of the organiser's lists of registrations, imports, companies and applications.</summary>
internal sealed class OrganisingText;
