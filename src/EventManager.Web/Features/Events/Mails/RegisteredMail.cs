using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>
/// What is said of a change of the event to who is registered; its calendar entry goes along. <see cref="EventChangeMail"/> is for
/// who plans with the event without being registered.
/// </summary>
/// <param name="facts">The event's words.</param>
/// <param name="change">Where the keys of its words begin: <c>Postponed</c>.</param>
internal abstract class RegisteredMail(EventMailFacts facts, string change) : IMailKind
{
    public abstract string Kind { get; }

    public bool IsAboutRegistration => true;

    /// <summary>What the calendar does with its entry.</summary>
    protected virtual CalendarMethod Method => CalendarMethod.Request;

    /// <summary>The time of arrival and the own page are for those who come.</summary>
    protected virtual bool HasPage => true;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (
            await MailedRegistration.FindAsync(db, row, stop) is not { Registration: { IsActive: true } registration } found
            || !IsStillTrue(found.Event)
            || await IsWithdrawnAsync(db, row, stop)
        )
            return null;
        var to = facts.To(registration, found.Event);
        var mailed = new MailedEvent(found.Event, found.Venue);
        var arrival =
            HasPage && found.Slot is { } slot ? to.Say("Arrival", When.Span(slot.StartsAt, slot.EndsAt, mailed.Event.TimeZone)) : null;
        return new MailDraft(
            to.Subject(mailed, change + "Subject"),
            [
                new MailBlock.Heading(to.Say(change + "Heading")),
                to.Greeting(registration),
                to.Opening(mailed, change + "Opening"),
                to.Facts(mailed),
                .. arrival is null ? Array.Empty<MailBlock>() : [new MailBlock.Paragraph(arrival)],
                .. Next(to, found),
                .. HasPage ? new MailBlock[] { new MailBlock.Action(to.Say("ToRegistration"), to.PersonalPage(registration)) } : [],
            ]
        )
        {
            Calendar = to.Calendar(mailed, registration, Method, arrival),
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }

    public Task ReadAheadAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop) =>
        MailedRegistration.ReadAheadAsync(db, rows, stop);

    /// <summary>A mail that waited says nothing that is no longer so.</summary>
    protected virtual bool IsStillTrue(Event @event) => @event.TakesPlace;

    /// <summary>For a kind that puts another right: that one may never have gone out.</summary>
    protected virtual Task<bool> IsWithdrawnAsync(EventDb db, OutboxMail row, CancellationToken stop) => Task.FromResult(false);

    /// <summary>What follows from it for the reader.</summary>
    /// <param name="to">In the words for the reader.</param>
    /// <param name="about">Whose registration, to what.</param>
    protected virtual IEnumerable<MailBlock> Next(EventMailFacts to, MailedRegistration about) =>
        [new MailBlock.Paragraph(to.Say(change + "Next"))];
}
