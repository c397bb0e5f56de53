namespace EventManager.Web.Features.Registrations;

/// <summary>Words of registration: pages, mails and refusals.</summary>
internal sealed class RegistrationText;
