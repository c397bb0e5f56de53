using EventManager.Mail.Imap;
using EventManager.Mail.Replies;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>Does what a calendar's answer asks for; belongs to the area that invites.</summary>
internal interface ICalendarReplyTaker
{
    Task<AfterReading> TakeAsync(ReceivedReply reply, CancellationToken stop);
}
