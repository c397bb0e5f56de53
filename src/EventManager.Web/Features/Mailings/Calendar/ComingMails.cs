using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>A mail that somebody will get.</summary>
internal sealed record ComingMail(DateTimeOffset DueAt, MailRule Rule, MailDayState State);

/// <summary>What the rules of an event will send to one person, as things are: the same moments and people as in its plan.</summary>
internal static class ComingMails
{
    /// <summary>The next one first.</summary>
    /// <param name="db">Where.</param>
    /// <param name="eventId">The event: who is none of its people gets nothing.</param>
    /// <param name="personId">As <see cref="Platform.Mails.Audiences.RuledPerson.Id"/>.</param>
    /// <param name="now">The instant.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<ComingMail>> OfAsync(
        EventDb db,
        Guid eventId,
        Guid personId,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (await RuledEvents.FindAsync(db, eventId, stop) is not { State: not EventState.Cancelled } about)
            return [];
        var coming = new List<ComingMail>();
        foreach (var rule in await db.MailRules.AsNoTracking().Where(r => r.EventId == eventId && r.IsOn).ToListAsync(stop))
        {
            var state =
                about.State is EventState.Draft ? MailDayState.IfPublished
                : rule.Halt is MailHalt.Release ? MailDayState.AwaitsRelease
                : MailDayState.Planned;
            var due =
                rule.Anchor is MailAnchor.Confirmed
                    ? await OwnAsync(db, rule, about, personId, now, stop)
                    : await OfDatesAsync(db, rule, about, personId, now, stop);
            coming.AddRange(due.Select(at => new ComingMail(at, rule, state)));
        }
        return [.. coming.OrderBy(one => one.DueAt)];
    }

    private static async Task<IEnumerable<DateTimeOffset>> OwnAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        Guid id,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var confirmed = await MailOccasions
            .OpenConfirmed(db, rule, about.TimeZone, now, now + ListMailRules.Ahead)
            .Where(r => r.Id == id)
            .Select(r => r.ConfirmedAt!.Value)
            .ToListAsync(stop);
        return confirmed.Select(at => rule.DueAt(at, about.TimeZone)).Where(due => due > now).Select(due => due!.Value);
    }

    /// <summary>Of times of arrival and sessions only what is this one's own is looked at.</summary>
    private static async Task<IEnumerable<DateTimeOffset>> OfDatesAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        Guid id,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var occasions = await MailOccasions.FindAsync(db, rule, about, now, now + ListMailRules.Ahead, now, stop);
        if (occasions.Count == 0)
            return [];
        var own = rule.Anchor switch
        {
            MailAnchor.SlotStart => await db
                .Registrations.Where(r => r.Id == id && r.TimeSlotId != null)
                .Select(r => r.TimeSlotId!.Value)
                .ToListAsync(stop),
            MailAnchor.SessionStart => await db.SessionPlaces.Where(p => p.RegistrationId == id).Select(p => p.SessionId).ToListAsync(stop),
            _ => [about.Id],
        };
        var due = new List<DateTimeOffset>();
        foreach (var one in occasions.Where(one => own.Contains(one.AboutId)))
        {
            if (await MailOccasions.OpenAt(db, rule, one).AnyAsync(r => r.Id == id, stop))
                due.Add(one.DueAt);
        }
        return due;
    }
}
