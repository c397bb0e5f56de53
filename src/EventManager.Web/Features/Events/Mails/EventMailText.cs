namespace EventManager.Web.Features.Events.Mails;

/// <summary>Words of the mails about an event.</summary>
internal sealed class EventMailText;
