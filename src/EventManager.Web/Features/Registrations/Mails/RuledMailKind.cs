using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends to who has a place. Nobody asked for it, so it says where it is stopped.</summary>
internal abstract class RuledMailKind(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    protected sealed override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected sealed override bool IsStillTrue(OutboxMail row, Event @event, TimeSlot? slot) => RuledMail.IsStillTrue(row, @event, slot);

    protected sealed override async Task<MailDraft> WriteAsync(
        EventDb db,
        OutboxMail row,
        RegistrationFacts facts,
        CancellationToken stop
    ) => await DraftAsync(db, row, facts, stop) with { Unsubscribe = Tools.PersonalPage(facts.Registration) };

    protected abstract Task<MailDraft> DraftAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop);
}
