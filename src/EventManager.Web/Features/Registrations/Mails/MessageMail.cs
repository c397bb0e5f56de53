using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends in the organiser's words. They are read when it is sent; a rule that is gone sends nothing.</summary>
internal sealed class MessageMail(RegistrationMailTools tools) : RuledMailKind(tools)
{
    public override string Kind => RegistrationMails.Message;

    /// <summary>They stand in its rule.</summary>
    public override bool TakesOwnWords => false;

    protected override async Task<MailDraft> DraftAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var place = EventCalendar.Place(facts.Event, facts.Venue, facts.Registration.Language);
        var (subject, body) = await RuledWords.ReadAsync(db, row, this, (facts.Event, place), stop);
        return new MailDraft(
            subject.Length > 0 ? subject : facts.Title,
            [
                new MailBlock.Heading(facts.Title),
                Greeting(facts),
                .. body,
                WhenAndWhere(facts),
                ToPersonalPage(
                    facts,
                    To(facts)[facts.Registration.State is RegistrationState.Confirmed ? "TicketMailButton" : "ToPersonalPage"]
                ),
            ]
        );
    }
}
