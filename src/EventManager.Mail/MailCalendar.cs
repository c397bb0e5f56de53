namespace EventManager.Mail;

/// <summary>An iCalendar text that mail programs offer to put into the calendar (RFC 6047).</summary>
/// <param name="Content">The text, as <see cref="Calendars.ICalendarWriter"/> writes it.</param>
/// <param name="Method">Must be the method that stands in the text.</param>
public sealed record MailCalendar(string Content, CalendarMethod Method)
{
    /// <summary>
    /// Who stands in the text as the organiser, where that is not the house's own sender: then the mail comes from there too, since Outlook and
    /// Google believe an entry from nobody else.
    /// </summary>
    public MailAddress? Organiser { get; init; }

    /// <summary>As <c>METHOD</c> says it.</summary>
    public string MethodName => Method.ToString().ToUpperInvariant();

    /// <summary>The name of the file that goes along.</summary>
    public string FileName => Method is CalendarMethod.Publish ? "event.ics" : "invite.ics";
}

/// <summary>What the receiver's calendar is asked to do (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>Take note; nobody is asked.</summary>
    Publish,

    /// <summary>Enter or change an appointment, with an organiser and guests.</summary>
    Request,

    /// <summary>Strike an appointment that was sent before.</summary>
    Cancel,
}
