using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Mail;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event does not take place; the calendar strikes the entry.</summary>
internal sealed class EventCancelledMail(EventMailFacts facts) : RegisteredMail(facts, "Cancelled")
{
    public const string Name = BuiltInRules.Cancelled;

    public override string Kind => Name;

    protected override CalendarMethod Method => CalendarMethod.Cancel;

    protected override bool HasPage => false;

    protected override bool IsStillTrue(Event @event) => @event.State is EventState.Cancelled;
}
