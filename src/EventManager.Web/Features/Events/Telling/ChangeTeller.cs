using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Mailings;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Tells everybody whom a change of an event concerns: who is registered, and who plans with it.</summary>
internal sealed class ChangeTeller(RegisteredTeller registered, TellInvolved involved)
{
    /// <param name="db">In a transaction, with nothing unsaved in it: what it tracks is let go.</param>
    /// <param name="changed">The event as it is now. Its calendar sequence lets each change be told once, and the next one again.</param>
    /// <param name="change">What happened.</param>
    /// <param name="userId">Whose task it is where they are many; null for the program itself.</param>
    /// <param name="now">The instant of the change.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Told> TellAsync(
        EventDb db,
        Event changed,
        EventChange change,
        Guid? userId,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (mail, reason) = change switch
        {
            EventChange.Postponed => (EventPostponedMail.Name, "postponed"),
            EventChange.Cancelled => (EventCancelledMail.Name, "cancelled"),
            _ => (EventReinstatedMail.Name, "reinstated"),
        };
        var announcement = new Announcement(changed.Id, mail, reason, changed.CalendarSequence, now);
        var told = await registered.TellAsync(db, announcement, userId, stop);
        return told.And(await involved.QueueAsync(db, changed.Id, change, changed.CalendarSequence, now, stop));
    }

    /// <summary>After the commit.</summary>
    public void Hurry(Told told) => registered.Hurry(told);
}
