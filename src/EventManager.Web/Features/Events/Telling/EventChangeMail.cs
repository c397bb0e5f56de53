using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>To those who plan with an event: it has a new date, does not take place, or takes place after all.</summary>
internal abstract class EventChangeMail(
    EventChange change,
    EventMailFacts facts,
    IEnumerable<IInvolved> groups,
    IOptions<SiteOptions> site,
    EventCalendar calendar
) : IMailKind
{
    public static string KindOf(EventChange change) =>
        change switch
        {
            EventChange.Postponed => BuiltInRules.PostponedInvolved,
            EventChange.Cancelled => BuiltInRules.CancelledInvolved,
            _ => BuiltInRules.ReinstatedInvolved,
        };

    public string Kind => KindOf(change);

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { } mailed
            || !IsTrue(mailed.Event)
            || groups.FirstOrDefault(g => g.Group == row.Arguments) is not { } group
            || row.SubjectId is not { } subject
            || await WithdrawnMails.WasNeverToldAsync(db, row, change, stop)
            || await group.FindAsync(db, subject, stop) is not { } reader
        )
            return null;
        var page = change is EventChange.Cancelled ? null : reader.Page;
        return new MailDraft(
            facts.Subject(mailed, change + "Subject"),
            [
                new MailBlock.Heading(facts.Say(change + "Heading")),
                new MailBlock.Paragraph(facts.Say("Hello", reader.Name)),
                facts.Opening(mailed, change + "Opening"),
                facts.Facts(mailed),
                .. Before(mailed.Event),
                new MailBlock.Paragraph(facts.Say($"{change}{group.Group}")),
                .. reader.Parts.Count > 0 ? new MailBlock[] { new MailBlock.Bullets(reader.Parts) } : [],
                .. page is not null ? new MailBlock[] { new MailBlock.Action(facts.Say("ToOwnPage"), site.Value.Address(page)) } : [],
            ]
        )
        {
            // Who was asked by calendar has that entry. The others are no guests: nobody asks them, the event's is published.
            Calendar = reader.Calendar ?? calendar.Publish(mailed.Event, Languages.Current, mailed.Place),
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }

    /// <summary>A mail that waited says nothing that is no longer so.</summary>
    private bool IsTrue(Event @event) =>
        change switch
        {
            EventChange.Postponed => @event.State is EventState.Postponed,
            EventChange.Cancelled => @event.State is EventState.Cancelled,
            _ => @event.TakesPlace,
        };

    private MailBlock[] Before(Event @event) =>
        change is EventChange.Postponed && @event.PostponedFrom is { } from
            ? [new MailBlock.Paragraph(facts.Say("PostponedBefore", When.Day(from, @event.TimeZone)))]
            : [];
}

internal sealed class PostponedInvolvedMail(
    EventMailFacts facts,
    IEnumerable<IInvolved> groups,
    IOptions<SiteOptions> site,
    EventCalendar calendar
) : EventChangeMail(EventChange.Postponed, facts, groups, site, calendar);

internal sealed class CancelledInvolvedMail(
    EventMailFacts facts,
    IEnumerable<IInvolved> groups,
    IOptions<SiteOptions> site,
    EventCalendar calendar
) : EventChangeMail(EventChange.Cancelled, facts, groups, site, calendar);

internal sealed class ReinstatedInvolvedMail(
    EventMailFacts facts,
    IEnumerable<IInvolved> groups,
    IOptions<SiteOptions> site,
    EventCalendar calendar
) : EventChangeMail(EventChange.Reinstated, facts, groups, site, calendar);
