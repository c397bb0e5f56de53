using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends to who has a place, or to others of its audience. Nobody asked for it, so it says where it is stopped.</summary>
internal abstract class RuledMailKind(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    /// <summary>Never to an address that was not confirmed, nor to who is there no more.</summary>
    protected sealed override bool IsStillTrue(Registration registration) =>
        registration.State
            is RegistrationState.Confirmed
                or RegistrationState.Waitlisted
                or RegistrationState.Offered
                or RegistrationState.Applied;

    protected sealed override async Task<bool> IsStillTrueAsync(
        EventDb db,
        OutboxMail row,
        MailedRegistration found,
        CancellationToken stop
    ) =>
        (found.Registration.State is RegistrationState.Confirmed || RuledMail.Read(row.Arguments) is { IsToOthers: true })
        && await RuledMail.IsStillTrueAsync(db, row, found.Event, stop);

    protected sealed override async Task<MailDraft> WriteAsync(
        EventDb db,
        OutboxMail row,
        RegistrationFacts facts,
        CancellationToken stop
    ) => await DraftAsync(db, row, facts, stop) with { Unsubscribe = Tools.PersonalPage(facts.Registration) };

    protected abstract Task<MailDraft> DraftAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop);
}
