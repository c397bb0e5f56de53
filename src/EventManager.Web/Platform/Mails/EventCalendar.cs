using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Mail;
using EventManager.Mail.Calendars;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// An event's entry for calendars: of everybody (file, calendar to subscribe to), of those who plan with it, and the ground of each
/// registration's own (<see cref="RegistrationCalendar"/>).
/// </summary>
internal sealed class EventCalendar(EventVisitors visitors, IOptions<SiteOptions> site, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <summary>What UIDs end in.</summary>
    public string Host => new Uri(site.Value.PublicUrl).Host;

    public CalendarEntry Entry(Event @event, string language, string place) =>
        new()
        {
            Uid = $"event-{@event.Id:N}@{Host}",
            Sequence = @event.CalendarSequence,
            Stamp = clock.GetUtcNow(),
            Start = @event.StartsAt,
            End = @event.EndsAt,
            TimeZone = @event.TimeZone,
            Summary = @event.Title.In(language),
            Location = place.Length > 0 ? place : null,
            // Never a personal page: calendars are shared, its link is a secret.
            Url = site.Value.Address(visitors.AddressOf(@event)),
            Organizer = Organiser(@event),
            Status = @event.State is EventState.Cancelled ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
        };

    /// <summary>For who plans with the event without being registered: it is published, and taken back where the event is called off.</summary>
    public MailCalendar Publish(Event @event, string language, string place)
    {
        var method = @event.State is EventState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Publish;
        return new MailCalendar(ICalendarWriter.Write(method, Entry(@event, language, place)), method);
    }

    public static string Place(Event @event, Venue? venue, string language) =>
        string.Join(", ", new[] { @event.PlaceNote.In(language), venue?.AddressLine ?? "" }.Where(part => part.Length > 0));

    /// <summary>
    /// The house's own sender under the organiser's name. It exists, so nothing bounces; it is the mail's From, without which Google and
    /// Outlook do not believe a change; and it stays when an organiser's contact becomes another, which would orphan every entry that is out.
    /// </summary>
    private MailAddress Organiser(Event @event) => new(mail.Value.From, OrganiserName(@event));

    public string OrganiserName(Event @event) => @event.OrganiserName.Length > 0 ? @event.OrganiserName : site.Value.Name;
}
