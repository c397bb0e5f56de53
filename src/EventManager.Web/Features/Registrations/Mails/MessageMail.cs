using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Wording;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends in the organiser's words. They are read when it is sent; a rule that is gone sends nothing.</summary>
internal sealed class MessageMail(RegistrationMailTools tools) : RuledMailKind(tools)
{
    public override string Kind => RegistrationMails.Message;

    protected override async Task<MailDraft> DraftAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var rule = RuledMail.Read(row.Arguments) is { } ruled ? await db.MailRules.FindAsync([ruled.RuleId], stop) : null;
        var language = facts.Registration.Language;
        var (subject, body) = await WordingPlaceholders.FillAsync(
            db,
            row,
            this,
            (facts.Event, EventCalendar.Place(facts.Event, facts.Venue, language)),
            (rule?.Subject.In(language) ?? "", rule?.Body.In(language) ?? ""),
            stop
        );
        return new MailDraft(
            subject.Length > 0 ? subject : facts.Title,
            [
                new MailBlock.Heading(facts.Title),
                Greeting(facts),
                .. body.Length > 0 ? new MailBlock[] { new MailBlock.Markdown(body) } : [],
                WhenAndWhere(facts),
                ToPersonalPage(facts, To(facts)["TicketMailButton"]),
            ]
        );
    }
}
