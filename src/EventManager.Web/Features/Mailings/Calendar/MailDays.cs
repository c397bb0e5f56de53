using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>
/// What has been written, counted by the database: of a month's mails, which may be many thousands, a row for each day, event, reason and
/// fate comes here.
/// </summary>
internal static class MailDays
{
    /// <summary>A mail, when it was or is due, and what became of it.</summary>
    private sealed class Moment
    {
        public Guid? EventId { get; init; }

        public string Kind { get; init; } = "";

        public Guid? RuleId { get; init; }

        public MailDayState State { get; init; }

        public DateTimeOffset At { get; init; }
    }

    private sealed class Key
    {
        public Guid? EventId { get; init; }

        public string Kind { get; init; } = "";

        public Guid? RuleId { get; init; }

        public MailDayState State { get; init; }

        /// <summary>From 0.</summary>
        public int Day { get; init; }
    }

    /// <param name="db">Where.</param>
    /// <param name="mine">The events that are counted.</param>
    /// <param name="withHouse">And what belongs to no event.</param>
    /// <param name="month">When.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<MailDayCount>> CountAsync(
        EventDb db,
        IQueryable<Event> mine,
        bool withHouse,
        MailMonth month,
        CancellationToken stop
    )
    {
        var mails = db.Outbox.AsNoTracking().Where(m => mine.Any(e => e.Id == m.EventId) || (withHouse && m.EventId == null));
        var missed = db.MailLedger.AsNoTracking().Where(l => l.State == LedgerState.Missed && mine.Any(e => e.Id == l.EventId));
        return [.. await CountAsync(Written(db, mails), month, stop), .. await CountAsync(Missed(db, missed), month, stop)];
    }

    private static IQueryable<Moment> Written(EventDb db, IQueryable<OutboxMail> mails) =>
        from one in mails.WithState()
        let m = one.Mail
        join l in db.MailLedger on m.Id equals l.MailId into ledger
        from l in ledger.DefaultIfEmpty()
        select new Moment
        {
            EventId = m.EventId,
            Kind = m.Kind,
            RuleId = l != null ? l.RuleId : null,
            State = one.State,
            // As MailLine.Moment.
            At =
                m.State == OutboxState.Sent ? m.SentAt ?? m.CreatedAt
                : m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed ? m.DueAt
                : m.CreatedAt,
        };

    private static IQueryable<Moment> Missed(EventDb db, IQueryable<MailLedgerEntry> missed) =>
        from l in missed
        join r in db.MailRules on l.RuleId equals r.Id
        select new Moment
        {
            EventId = l.EventId,
            Kind = r.Mail,
            RuleId = l.RuleId,
            State = MailDayState.Missed,
            At = l.DueAt,
        };

    private static async Task<IEnumerable<MailDayCount>> CountAsync(IQueryable<Moment> moments, MailMonth month, CancellationToken stop)
    {
        var (from, until) = (month.From, month.Until);
        var rows = await moments
            .Where(m => m.At >= from && m.At < until)
            .GroupBy(ByDay(month.Borders))
            .Select(same => new
            {
                same.Key.EventId,
                same.Key.Kind,
                same.Key.RuleId,
                same.Key.State,
                same.Key.Day,
                Count = same.Count(),
                First = same.Min(m => m.At),
                Last = same.Max(m => m.At),
            })
            .ToListAsync(stop);
        return rows.Select(row => new MailDayCount(
            month.First.AddDays(row.Day),
            row.EventId,
            row.Kind,
            row.RuleId,
            row.State,
            row.Count,
            row.First,
            row.Last
        ));
    }

    private static Expression<Func<Moment, Key>> ByDay(IReadOnlyList<DateTimeOffset> borders)
    {
        var mail = Expression.Parameter(typeof(Moment), "mail");
        Expression Of(string name) => Expression.Property(mail, name);
        var day = DayBorders.DayOf(Of(nameof(Moment.At)), borders);
        var type = typeof(Key);
        string[] same = [nameof(Key.EventId), nameof(Key.Kind), nameof(Key.RuleId), nameof(Key.State)];
        return Expression.Lambda<Func<Moment, Key>>(
            Expression.MemberInit(
                Expression.New(type),
                [
                    .. same.Select(name => Expression.Bind(type.GetProperty(name)!, Of(name))),
                    Expression.Bind(type.GetProperty(nameof(Key.Day))!, day),
                ]
            ),
            mail
        );
    }
}
