namespace EventManager.Web.Features.Privacy.Register;

/// <summary>Words of the register of processing and of the calendar of deletion.</summary>
internal sealed class RegisterText;
