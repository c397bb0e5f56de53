namespace EventManager.Web.Features.Registrations.Guardians;

/// <summary>Words of guardians' consent.</summary>
internal sealed class GuardianText;
