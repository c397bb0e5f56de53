namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Words of applications that an organiser decides on.</summary>
internal sealed class ApplyingText;
