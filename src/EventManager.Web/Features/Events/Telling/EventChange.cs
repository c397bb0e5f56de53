namespace EventManager.Web.Features.Events.Telling;

/// <summary>What happened to an event as a whole, so that everybody it concerns must hear of it.</summary>
public enum EventChange
{
    Postponed,
    Cancelled,

    /// <summary>Called off by mistake: it takes place after all.</summary>
    Reinstated,
}
