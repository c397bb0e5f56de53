using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Everything that happened to one registration: its own steps, what the team did, the mails, also those to come, the door.</summary>
internal sealed class RegistrationTimelineQuery(
    IDbContextFactory<EventDb> databases,
    SubjectTimeline subject,
    PersonMails mails,
    IStringLocalizer<OrganisingText> text
)
{
    public async Task<IReadOnlyList<TimelineEntry>> FindAsync(Guid eventId, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = new List<TimelineEntry>();
        var own = await db
            .Registrations.Where(r => r.Id == registrationId && r.EventId == eventId)
            .Select(r => new
            {
                r.CreatedAt,
                r.ConfirmedAt,
                r.CancelledAt,
            })
            .SingleOrDefaultAsync(stop);
        if (own is null)
            return entries;
        // Those of one instant stay in this order.
        if (own.CancelledAt is { } cancelled)
            entries.Add(new(cancelled, TimelineKind.Change, text["Timeline.cancelled"]));
        if (own.ConfirmedAt is { } confirmed)
            entries.Add(new(confirmed, TimelineKind.Change, text["Timeline.confirmed"]));
        entries.Add(new(own.CreatedAt, TimelineKind.Change, text["Timeline.registered"]));
        entries.AddRange(await subject.FindAsync(eventId, registrationId, stop));
        entries.AddRange(await mails.ComingAsync(eventId, registrationId, stop));
        entries.AddRange(await AtDoorAsync(db, eventId, registrationId, stop));
        return [.. entries.OrderByDescending(entry => entry.At)];
    }

    private async Task<IEnumerable<TimelineEntry>> AtDoorAsync(EventDb db, Guid eventId, Guid id, CancellationToken stop)
    {
        var rows = await db
            .Scans.AsNoTracking()
            .Where(s => s.EventId == eventId && db.Tickets.Any(t => t.Id == s.TicketId && t.RegistrationId == id))
            .OrderByDescending(s => s.ScannedAt)
            .Take(SubjectTimeline.Most)
            .Select(s => new
            {
                s.ScannedAt,
                s.Verdict,
                Gate = db.Gates.Where(g => g.EventId == eventId && g.Code == s.Gate).Select(g => g.Name).FirstOrDefault() ?? s.Gate,
            })
            .ToListAsync(stop);
        return rows.Select(row => new TimelineEntry(
            row.ScannedAt,
            TimelineKind.Door,
            row.Verdict switch
            {
                Verdict.Admitted => text["Timeline.In"],
                Verdict.Left => text["Timeline.Out"],
                _ => text["Timeline.Refused"],
            },
            More: text["Timeline.Gate", row.Gate]
        ));
    }
}
