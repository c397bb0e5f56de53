namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>Words of the page on which somebody who is invited by name answers.</summary>
internal sealed class InvitedText;
