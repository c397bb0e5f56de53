using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Mail.Calendars;
using EventManager.Web.Platform.Mails.Bounces;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// A registration's entry in its person's calendar, the same from the first mail to the last (RFC 5546): mails request it, request it
/// anew when something changed, and cancel it. UID, organiser and guest stay; a calendar takes what has the higher SEQUENCE.
/// </summary>
/// <remarks>Who was asked by calendar has an entry already, which the registration goes on with: UID and organiser are the invitation's.</remarks>
internal sealed class RegistrationCalendar(EventCalendar events, CalendarReplies replies)
{
    /// <param name="method">A file to download is published: it asks nobody.</param>
    /// <param name="event">The event.</param>
    /// <param name="registration">Whose entry.</param>
    /// <param name="place">In the person's language; may be empty.</param>
    /// <param name="note">In the person's language, as the time of arrival; null for none.</param>
    public MailCalendar Write(CalendarMethod method, Event @event, Registration registration, string place, string? note = null)
    {
        var entry = Entry(@event, registration, place, note);
        if (method is CalendarMethod.Publish)
            return new MailCalendar(ICalendarWriter.Write(method, entry), method);
        Guid? asked = registration.HasInvitationsEntry ? registration.InvitationId : null;
        var organiser = asked is { } answering ? replies.Of(answering, events.OrganiserName(@event)) : null;
        entry = entry with
        {
            Uid = asked is { } known ? replies.Uid(known, events.Host) : entry.Uid,
            Organizer = organiser ?? entry.Organizer,
            Attendees = [new MailAddress(registration.Email, registration.FullName)],
        };
        return new MailCalendar(ICalendarWriter.Write(method, entry), method) { Organiser = organiser };
    }

    /// <summary>
    /// The entry without its guest, for files and calendars to subscribe to. Others read those too, so it never carries an invitation's UID or
    /// organiser: whoever knows these can answer for the person.
    /// </summary>
    public CalendarEntry Entry(Event @event, Registration registration, string place, string? note)
    {
        return events.Entry(@event, registration.Language, place) with
        {
            Uid = $"registration-{registration.Id:N}@{events.Host}",
            // The event counts its changes, the registration its own: either makes it more.
            Sequence = @event.CalendarSequence + registration.CalendarSequence,
            Description = note,
            Status =
                @event.State is EventState.Cancelled || !registration.IsActive ? CalendarStatus.Cancelled
                : registration.State is RegistrationState.Waitlisted ? CalendarStatus.Tentative
                : CalendarStatus.Confirmed,
        };
    }
}
