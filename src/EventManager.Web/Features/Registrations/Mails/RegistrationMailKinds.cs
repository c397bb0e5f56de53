using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Mail;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>"Please click": the second half of the double opt-in.</summary>
internal sealed class ConfirmRegistrationMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Confirm;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.AwaitingConfirmation;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["ConfirmMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["ConfirmMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["ConfirmMailText", facts.Title]),
                    new MailBlock.Action(Text["ConfirmMailButton"], Tools.ConfirmPage(facts.Registration)),
                    WhenAndWhere(facts),
                    new MailBlock.Note(Text["ConfirmMailNote", RegistrationRules.ConfirmationTime.TotalHours]),
                ]
            )
        );
}

/// <summary>The place is yours: with the QR codes as pictures and the calendar entry.</summary>
internal class TicketMail(RegistrationMailTools tools, TicketSigner signer) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Ticket;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override async Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        new(
            Text["TicketMailSubject", facts.Title],
            [
                new MailBlock.Heading(Text["TicketMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(Opening(facts)),
                WhenAndWhere(facts),
                ToPersonalPage(facts, Text["TicketMailButton"]),
                new MailBlock.Paragraph(Text["TicketMailChange"]),
                new MailBlock.Note(Text["TicketMailNote"]),
            ]
        )
        {
            Calendar = Calendar(facts, CalendarMethod.Request),
            Attachments = await TicketPicturesAsync(db, facts, stop),
        };

    protected virtual string Opening(RegistrationFacts facts) => Text["TicketMailText", facts.Title];

    private async Task<IReadOnlyList<MailAttachment>> TicketPicturesAsync(EventDb db, RegistrationFacts facts, CancellationToken stop)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => t.RegistrationId == facts.Registration.Id && t.State == TicketState.Valid)
            .OrderBy(t => t.Number)
            .ToListAsync(stop);
        var codes = await signer.CodesAsync(db, facts.Event.Id, tickets.Select(t => t.Id), stop);
        return
        [
            .. tickets.Select(
                (ticket, i) =>
                    new MailAttachment(
                        tickets.Count == 1 ? "Ticket.png" : $"Ticket-{ticket.Number}.png",
                        "image/png",
                        TicketImages.Png(codes[i])
                    )
            ),
        ];
    }
}

internal sealed class WaitingMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Waiting;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Waitlisted;

    protected override async Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        new(
            Text["WaitingMailSubject", facts.Title],
            [
                new MailBlock.Heading(Text["WaitingMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(
                    Text["WaitingMailText", facts.Title, await WaitingList.PositionAsync(db, facts.Registration.Id, stop) ?? 1]
                ),
                WhenAndWhere(facts),
                ToPersonalPage(facts, Text["ToPersonalPage"]),
            ]
        );
}

internal sealed class OfferMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Offer;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Offered;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["OfferMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["OfferMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(
                        Text["OfferMailText", facts.Title, When.DateTime(facts.Registration.OfferExpiresAt!.Value, facts.Event.TimeZone)]
                    ),
                    ToPersonalPage(facts, Text["OfferMailButton"]),
                    WhenAndWhere(facts),
                    new MailBlock.Note(Text["OfferMailNote"]),
                ]
            )
        );
}

internal sealed class OfferExpiredMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.OfferExpired;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Expired;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["OfferExpiredMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["OfferExpiredMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["OfferExpiredMailText", facts.Title]),
                ]
            )
        );
}

internal sealed class CancelledMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Cancelled;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Cancelled;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["CancelledMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["CancelledMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["CancelledMailText", facts.Title]),
                ]
            )
            {
                Calendar = facts.Registration.ConfirmedAt is null ? null : Calendar(facts, CalendarMethod.Cancel),
            }
        );
}

/// <summary>Somebody asked for the personal link again, or registered a second time.</summary>
internal sealed class AgainMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Again;

    protected override bool IsStillTrue(Registration registration) => registration.IsActive;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["AgainMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["AgainMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["AgainMailText", facts.Title]),
                    ToPersonalPage(facts, Text["ToPersonalPage"]),
                    WhenAndWhere(facts),
                    new MailBlock.Note(Text["AgainMailNote"]),
                ]
            )
        );
}

internal sealed class ReminderMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Reminder;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["ReminderMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["ReminderMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["ReminderMailText", facts.Title]),
                    WhenAndWhere(facts),
                    ToPersonalPage(facts, Text["TicketMailButton"]),
                    new MailBlock.Note(Text["ReminderMailNote"]),
                ]
            )
            {
                Unsubscribe = Tools.PersonalPage(facts.Registration),
            }
        );
}
