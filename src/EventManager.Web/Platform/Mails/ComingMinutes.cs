using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>Approved minutes that go by themselves, and when.</summary>
internal sealed record MinutesToCome(Guid EventId, Guid SessionId, int Revision, MinutesAudience To, DateTimeOffset DueAt);

/// <summary>What the rule of each event says of its minutes; it can be switched on and off at any time, so that nothing of it is stored.</summary>
internal sealed class ComingMinutes(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Of one session; null where its minutes do not go by themselves, or have gone.</summary>
    public async Task<MinutesToCome?> FindAsync(Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await OfAsync(db, db.Sessions.Where(s => s.Id == sessionId), clock.GetUtcNow(), stop) is [var minutes] ? minutes : null;
    }

    /// <summary>Of all events, without those whose time to go by themselves is over.</summary>
    public async Task<IReadOnlyList<MinutesToCome>> AllAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await OfAsync(db, db.Sessions, clock.GetUtcNow(), stop);
    }

    public static async Task<IReadOnlyList<MinutesToCome>> OfAsync(
        EventDb db,
        IQueryable<Session> sessions,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // Later nobody approves minutes any more, and years of events need not be read.
        var since = now.AddDays(-MailTiming.MostDays);
        var rows = await (
            from session in sessions
            join e in db.Events on session.EventId equals e.Id
            join minutes in db.Minutes on session.Id equals minutes.SessionId
            join rule in db.MailRules.AsNoTracking() on session.EventId equals rule.EventId
            where
                rule.Mail == BuiltInRules.ApprovedMinutes
                && rule.IsOn
                && (e.State == EventState.Published || e.State == EventState.Postponed || e.State == EventState.Finished)
                && session.EndsAt > since
                && minutes.State != MinutesState.Draft
                && minutes.ApprovedAt != null
            orderby session.Id
            select new
            {
                Rule = rule,
                Session = session.Id,
                minutes.State,
                minutes.ApprovedRevision,
                minutes.ApprovedAt,
                minutes.SentAt,
                e.TimeZone,
            }
        ).ToListAsync(stop);
        var ended = now - ApprovedMinutes.Window;
        return
        [
            .. from row in rows
            let due = ApprovedMinutes.DueAt(row.Rule, row.State, row.ApprovedAt, row.SentAt, row.TimeZone)
            where due > ended
            select new MinutesToCome(
                row.Rule.EventId,
                row.Session,
                row.ApprovedRevision!.Value,
                row.Rule.MinutesTo ?? MinutesAudience.Present,
                due.Value
            ),
        ];
    }
}
