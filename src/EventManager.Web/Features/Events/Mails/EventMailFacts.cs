using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>What the mails about an event have in common: its facts, its entry for the calendar.</summary>
internal sealed class EventMailFacts(
    IStringLocalizer<EventMailText> text,
    EventVisitors visitors,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    RegistrationCalendar calendar
)
{
    /// <summary>Null where the event is gone.</summary>
    public static async Task<MailedEvent?> FindAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
        await db
            .Events.AsNoTracking()
            .Where(e => e.Id == row.EventId)
            .Select(e => new MailedEvent(e, db.Venues.FirstOrDefault(v => v.Id == e.VenueId)))
            .SingleOrDefaultAsync(stop);

    /// <summary>In the words for this reader: who books for a class or comes for work is <i>Sie</i>.</summary>
    public EventMailFacts To(Registration reader, Event @event) =>
        new(FormalWords.Of(text, FormalWords.VoiceOf(reader, @event)), visitors, links, site, calendar);

    public string Say(string key, params object[] arguments) => text[key, arguments];

    public string Subject(MailedEvent mailed, string key) => Say(key, Title(mailed));

    /// <summary>Where the organiser has own words, they stand here.</summary>
    public MailBlock Opening(MailedEvent mailed, string key) => new MailBlock.Opening(Say(key, Title(mailed)));

    public MailBlock Greeting(Registration registration) =>
        new MailBlock.Paragraph(Say("HelloVisitor", registration.FirstName, registration.LastName));

    /// <summary>Where somebody sees, changes and gives up the own registration.</summary>
    public Uri PersonalPage(Registration registration) =>
        site.Value.Address("/me/" + links.Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion));

    public MailBlock Facts(MailedEvent mailed) =>
        new MailBlock.Facts([
            (Say("What"), Title(mailed)),
            (Say("When"), WhenOf(mailed.Event)),
            .. mailed.Place is { Length: > 0 } place ? new[] { (Say("Where"), place) } : [],
        ]);

    public Uri PageOf(Event @event) => site.Value.Address(visitors.AddressOf(@event));

    /// <summary>Where somebody who is invited answers.</summary>
    public Uri ReplyPage(string invitation) => site.Value.Address($"/i/{invitation}");

    /// <summary>That the calendar can answer too; nothing where it is not asked.</summary>
    public IEnumerable<MailBlock> ByCalendar(MailCalendar? entry) =>
        entry is { Method: CalendarMethod.Request } ? [new MailBlock.Paragraph(Say("ByCalendar"))] : [];

    public static string Title(MailedEvent mailed) => mailed.Event.Title.In(Languages.Current);

    public static string WhenOf(Event @event) => When.Period(@event.StartsAt, @event.EndsAt, @event.TimeZone);

    /// <summary>Only for who holds a seat: a calendar entry is a promise. Who was asked by calendar has one already, and hears of the change there.</summary>
    public MailCalendar? Calendar(MailedEvent mailed, Registration registration, CalendarMethod method, string? note = null) =>
        registration.State is RegistrationState.Confirmed || registration.HasInvitationsEntry
            ? calendar.Write(method, mailed.Event, registration, mailed.Place, note)
            : null;

    public static string? ReplyTo(MailedEvent mailed) => mailed.Event.ContactEmail is { Length: > 0 } address ? address : null;

    public static string? From(MailedEvent mailed) => mailed.Event.OrganiserName is { Length: > 0 } name ? name : null;
}

/// <summary>An event as its mails see it.</summary>
internal sealed record MailedEvent(Event Event, Domain.Venues.Venue? Venue)
{
    public string Place =>
        string.Join(", ", new[] { Event.PlaceNote.In(Languages.Current), Venue?.AddressLine ?? "" }.Where(part => part.Length > 0));
}
