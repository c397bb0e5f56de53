using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Mail.Calendars;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Kinds of mail about an application.</summary>
internal static class ApplicationMails
{
    public const string Received = "application-received";
    public const string Accepted = "application-accepted";
    public const string Rejected = "application-rejected";
}

internal static class ApplicationRefusals
{
    public static readonly Refusal NotOpen = new("applications.not_open");
    public static readonly Refusal NoteTooLong = new("applications.note_too_long", DecideApplicationHandler.MaxNoteLength)
    {
        Field = "note",
    };
}

/// <summary>The application has arrived; somebody decides.</summary>
internal sealed class ApplicationReceivedMail(RegistrationMailTools tools, IStringLocalizer<ApplyingText> words)
    : RegistrationMailKind(tools)
{
    public override string Kind => ApplicationMails.Received;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Applied;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(words, facts)["ReceivedSubject", facts.Title],
                [
                    new MailBlock.Heading(To(words, facts)["ReceivedHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(words, facts)["ReceivedText", facts.Title]),
                    WhenAndWhere(facts),
                    ToPersonalPage(facts, To(facts)["ToPersonalPage"]),
                ]
            )
        );
}

/// <summary>Accepted: with the organiser's words, the codes and the calendar entry.</summary>
internal sealed class ApplicationAcceptedMail(RegistrationMailTools tools, TicketPictures pictures, IStringLocalizer<ApplyingText> words)
    : TicketMail(tools, pictures)
{
    public override string Kind => ApplicationMails.Accepted;

    protected override async Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var ticket = await base.WriteAsync(db, row, facts, stop);
        return ticket with
        {
            Subject = To(words, facts)["AcceptedSubject", facts.Title],
            Blocks =
            [
                new MailBlock.Heading(To(words, facts)["AcceptedHeading"]),
                .. ApplicationNote.Blocks(facts),
                .. ticket.Blocks.Where(block => block is not MailBlock.Heading),
            ],
        };
    }
}

internal sealed class ApplicationRejectedMail(RegistrationMailTools tools, IStringLocalizer<ApplyingText> words)
    : RegistrationMailKind(tools)
{
    public override string Kind => ApplicationMails.Rejected;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Rejected;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(words, facts)["RejectedSubject", facts.Title],
                [
                    new MailBlock.Heading(To(words, facts)["RejectedHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(words, facts)["RejectedText", facts.Title]),
                    .. ApplicationNote.Blocks(facts),
                ]
            )
            {
                Calendar = Strike(facts),
            }
        );
}

/// <summary>What the organiser wrote, as paragraphs.</summary>
internal static class ApplicationNote
{
    public static IEnumerable<MailBlock> Blocks(RegistrationFacts facts) =>
        facts
            .Registration.DecisionNote.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new MailBlock.Paragraph(line));
}
