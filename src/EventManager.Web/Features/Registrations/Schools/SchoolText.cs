namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>Words of the list of schools.</summary>
internal sealed class SchoolText;
