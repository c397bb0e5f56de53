namespace EventManager.Web.Features.Events;

/// <summary>Words of this area's refusals; the key is the refusal's code.</summary>
internal sealed class EventRefusalText;
