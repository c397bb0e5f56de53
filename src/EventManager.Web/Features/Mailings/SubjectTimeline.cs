using EventManager.Data;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

/// <summary>
/// What the team did to something, and which mails went out about it. That somebody looked at it is written down too, but is nothing that
/// happened to it: that stands in the audit log.
/// </summary>
internal sealed class SubjectTimeline(
    IDbContextFactory<EventDb> databases,
    ActorNames names,
    AuditActions actions,
    IStringLocalizer<MailingsText> text
)
{
    /// <summary>Entries of each kind.</summary>
    public const int Most = 50;

    private const string Looked = "_opened";

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> FindAsync(Guid? eventId, Guid subjectId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var done = await ByTeamAsync(db, eventId, subjectId, stop);
        return [.. done.Concat(await MailsAsync(db, eventId, subjectId, stop)).OrderByDescending(entry => entry.At)];
    }

    private async Task<IEnumerable<TimelineEntry>> ByTeamAsync(EventDb db, Guid? eventId, Guid id, CancellationToken stop)
    {
        var accounts = await names.OfAsync(db, eventId, stop);
        var rows = await db
            .Audit.AsNoTracking()
            .Where(a => a.SubjectId == id && a.EventId == eventId && !a.Action.EndsWith(Looked))
            .OrderByDescending(a => a.At)
            .Take(Most)
            .Select(a => new
            {
                a.At,
                a.Action,
                Who = accounts.Where(user => user.Id == a.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return rows.Select(row => new TimelineEntry(row.At, TimelineKind.Change, actions.Say(row.Action), row.Who ?? ""));
    }

    private async Task<IEnumerable<TimelineEntry>> MailsAsync(EventDb db, Guid? eventId, Guid id, CancellationToken stop)
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
            text["Timeline.Mail", MailKindWords.Say(text, row.Kind)],
            More: text["State" + row.State]
        ));
    }
}
