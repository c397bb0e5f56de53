using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Mail.Calendars;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Bounces;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// An invitation as an entry that the calendar asks about. Only where answers are read, and only who has not answered is asked; whoever says yes
/// goes on with the same entry (<see cref="RegistrationCalendar"/>).
/// </summary>
internal sealed class InvitationCalendar(EventCalendar events, CalendarReplies replies)
{
    /// <summary>In the current language. Null where nobody is asked by calendar; a cancellation where the event is called off.</summary>
    public async Task<MailCalendar?> WriteAsync(EventDb db, Event @event, string place, Invitation invitation, CancellationToken stop)
    {
        if (
            !invitation.AsksByCalendar
            || !replies.AreRead
            || replies.Of(invitation.Id, events.OrganiserName(@event)) is not { } organiser
            || !await OpenTasks.Invitations(db, @event.Id).AnyAsync(i => i.Id == invitation.Id, stop)
        )
            return null;
        var method = @event.State is EventState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request;
        var entry = events.Entry(@event, Languages.Current, place) with
        {
            Uid = replies.Uid(invitation.Id, events.Host),
            Organizer = organiser,
            Attendees = [new MailAddress(invitation.Email, invitation.Name)],
            AsksForReply = method is CalendarMethod.Request,
        };
        return new MailCalendar(ICalendarWriter.Write(method, entry), method) { Organiser = organiser };
    }
}
