namespace EventManager.Web.Features.Events.Changing;

/// <summary>The changes of an event's state that its overview offers.</summary>
internal sealed record EventChanges(
    PublishEventHandler Publish,
    PostponeEventHandler Postpone,
    CancelEventHandler Cancel,
    ReinstateEventHandler Reinstate,
    FinishEventHandler Finish,
    DeleteDraftHandler Delete
);
