using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Mail.Calendars;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// A registration's entry in its person's calendar, the same from the first mail to the last (RFC 5546): mails request it, request it
/// anew when something changed, and cancel it. UID, organiser and guest stay; a calendar takes what has the higher SEQUENCE.
/// </summary>
internal sealed class RegistrationCalendar(EventVisitors visitors, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <param name="method">A file to download is published: it asks nobody.</param>
    /// <param name="event">The event.</param>
    /// <param name="registration">Whose entry.</param>
    /// <param name="place">In the person's language; may be empty.</param>
    /// <param name="note">In the person's language, as the time of arrival; null for none.</param>
    public MailCalendar Write(CalendarMethod method, Event @event, Registration registration, string place, string? note = null)
    {
        var host = new Uri(site.Value.PublicUrl).Host;
        var struck = @event.State is EventState.Cancelled || !registration.IsActive;
        var entry = new CalendarEntry
        {
            Uid = $"registration-{registration.Id:N}@{host}",
            // The event counts its own changes. Cancelling is the registration's last one: coming again is another registration.
            Sequence = @event.CalendarSequence + (registration.IsActive ? 0 : 1),
            Stamp = clock.GetUtcNow(),
            Start = @event.StartsAt,
            End = @event.EndsAt,
            TimeZone = @event.TimeZone,
            Summary = @event.Title.In(registration.Language),
            Description = note,
            Location = place.Length > 0 ? place : null,
            // Not the personal page: calendars are shared, the link is a secret.
            Url = site.Value.Address(visitors.AddressOf(@event)),
            Organizer = Organiser(@event, host),
            Attendees = method is CalendarMethod.Publish ? [] : [new MailAddress(registration.Email, registration.FullName)],
            Status = struck ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
        };
        return new MailCalendar(ICalendarWriter.Write(method, entry), method);
    }

    private MailAddress Organiser(Event @event, string host)
    {
        var name = @event.OrganiserName.Length > 0 ? @event.OrganiserName : site.Value.Name;
        return MailAddress.TryParse(@event.ContactEmail, name, out var contact)
            ? contact
            : new MailAddress("noreply@" + (host.Contains('.', StringComparison.Ordinal) ? host : host + ".invalid"), name);
    }
}
