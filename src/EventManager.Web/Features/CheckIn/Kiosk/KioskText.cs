namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>Words of the kiosk: the organiser's form, its help, its refusals.</summary>
internal sealed class KioskText;
