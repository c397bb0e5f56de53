namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>Words of booking for a class, its sheet and the list of schools.</summary>
internal sealed class ClassText;
