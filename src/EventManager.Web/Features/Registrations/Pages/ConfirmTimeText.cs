namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>Words for whose time has filled before the click in the mail.</summary>
internal sealed class ConfirmTimeText;
