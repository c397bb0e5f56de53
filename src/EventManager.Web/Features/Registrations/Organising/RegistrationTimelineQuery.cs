using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>
/// Everything that happened to one registration: its own steps, what the team did, the mails, the door. That somebody looked at it is
/// written down too, but is nothing that happened to it: that stands in the audit log.
/// </summary>
internal sealed class RegistrationTimelineQuery(
    IDbContextFactory<EventDb> databases,
    AuditActions actions,
    IStringLocalizer<OrganisingText> text,
    IStringLocalizer<MailingsText> mails
)
{
    /// <summary>Entries of each kind.</summary>
    private const int Most = 50;

    private const string Looked = "registration.details_opened";

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
        entries.AddRange(await ByTeamAsync(db, eventId, registrationId, stop));
        entries.AddRange(await MailsAsync(db, eventId, registrationId, stop));
        entries.AddRange(await AtDoorAsync(db, eventId, registrationId, stop));
        return [.. entries.OrderByDescending(entry => entry.At)];
    }

    private async Task<IEnumerable<TimelineEntry>> ByTeamAsync(EventDb db, Guid eventId, Guid id, CancellationToken stop)
    {
        var rows = await db
            .Audit.AsNoTracking()
            .Where(a => a.SubjectId == id && a.EventId == eventId && a.Action != Looked)
            .OrderByDescending(a => a.At)
            .Take(Most)
            .Select(a => new
            {
                a.At,
                a.Action,
                Who = db.Users.Where(user => user.Id == a.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return rows.Select(row => new TimelineEntry(row.At, TimelineKind.Change, actions.Say(row.Action), row.Who ?? ""));
    }

    private async Task<IEnumerable<TimelineEntry>> MailsAsync(EventDb db, Guid eventId, Guid id, CancellationToken stop)
    {
        var rows = await db
            .Outbox.AsNoTracking()
            .Where(m => m.SubjectId == id && m.EventId == eventId)
            .OrderByDescending(m => m.CreatedAt)
            .Take(Most)
            .Select(m => new
            {
                m.Kind,
                m.CreatedAt,
                m.SentAt,
                m.State,
            })
            .ToListAsync(stop);
        return rows.Select(row => new TimelineEntry(
            row.SentAt ?? row.CreatedAt,
            TimelineKind.Mail,
            text["Timeline.Mail", MailKindWords.Say(mails, row.Kind)],
            More: mails["State" + row.State]
        ));
    }

    private async Task<IEnumerable<TimelineEntry>> AtDoorAsync(EventDb db, Guid eventId, Guid id, CancellationToken stop)
    {
        var rows = await db
            .Scans.AsNoTracking()
            .Where(s => s.EventId == eventId && db.Tickets.Any(t => t.Id == s.TicketId && t.RegistrationId == id))
            .OrderByDescending(s => s.ScannedAt)
            .Take(Most)
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
