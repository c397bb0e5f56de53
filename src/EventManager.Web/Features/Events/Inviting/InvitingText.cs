namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Words of answers to invitations, reminders and lists.</summary>
internal sealed class InvitingText;
