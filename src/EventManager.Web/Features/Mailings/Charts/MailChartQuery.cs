using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Charts;

/// <summary>What became of a mail that is over.</summary>
internal enum MailEnd
{
    Sent,
    Bounced,
    Failed,

    /// <summary>Or missed: it came too late to be sent.</summary>
    Withheld,
}

/// <summary>How many mails of a purpose ended so, for each day of the period.</summary>
internal sealed record MailCurve(MailPurpose Purpose, MailEnd End, IReadOnlyList<int> Days)
{
    public int Count => Days.Sum();
}

/// <summary>The days that were asked for, and what there is of them; a purpose or an end of which there was none has no curve.</summary>
internal sealed record MailCurves(DateOnly First, int Days, IReadOnlyList<MailCurve> Curves);

/// <summary>
/// An event's mails, or those of none, by day, counted by the database: a row for each day, purpose and end comes here. A mail counts on the
/// day when it was sent, one that was not on the day when it was written.
/// </summary>
internal sealed class MailChartQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Days up to today.</summary>
    public static readonly IReadOnlyList<int> Periods = [7, 30, 90];

    private sealed class Moment
    {
        public int Priority { get; init; }

        public MailEnd End { get; init; }

        public DateTimeOffset At { get; init; }
    }

    private sealed class Key
    {
        public int Priority { get; init; }

        public MailEnd End { get; init; }

        /// <summary>From 0.</summary>
        public int Day { get; init; }
    }

    /// <param name="eventId">Null for what belongs to no event.</param>
    /// <param name="days">One of <see cref="Periods"/>.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<MailCurves> OfAsync(Guid? eventId, int days, CancellationToken stop)
    {
        var period = new MailPeriod(MailPeriod.DayOf(clock.GetUtcNow()).AddDays(1 - days), days);
        var (from, until) = (period.From, period.Until);
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await Ended(db, eventId)
            .Where(m => m.At >= from && m.At < until)
            .GroupBy(ByDay(period.Borders))
            .Select(same => new
            {
                same.Key.Priority,
                same.Key.End,
                same.Key.Day,
                Count = same.Count(),
            })
            .ToListAsync(stop);
        var curves = rows.GroupBy(row => (Purpose: (MailPurpose)row.Priority, row.End))
            .OrderBy(same => same.Key)
            .Select(same =>
            {
                var counts = same.ToDictionary(row => row.Day, row => row.Count);
                return new MailCurve(
                    same.Key.Purpose,
                    same.Key.End,
                    [.. Enumerable.Range(0, days).Select(day => counts.GetValueOrDefault(day))]
                );
            });
        return new(period.First, days, [.. curves]);
    }

    private static IQueryable<Moment> Ended(EventDb db, Guid? eventId) =>
        db
            .Outbox.Where(m =>
                m.EventId == eventId && (m.State == OutboxState.Sent || m.State == OutboxState.Failed || m.State == OutboxState.Withheld)
            )
            .WithState()
            .Where(one => one.State != MailDayState.AwaitsRelease)
            .Select(one => new Moment
            {
                Priority = one.Mail.Priority,
                End =
                    one.State == MailDayState.Bounced ? MailEnd.Bounced
                    : one.State == MailDayState.Sent ? MailEnd.Sent
                    : one.State == MailDayState.Failed ? MailEnd.Failed
                    : MailEnd.Withheld,
                At = one.Mail.SentAt ?? one.Mail.CreatedAt,
            });

    private static Expression<Func<Moment, Key>> ByDay(IReadOnlyList<DateTimeOffset> borders)
    {
        var mail = Expression.Parameter(typeof(Moment), "mail");
        Expression Of(string name) => Expression.Property(mail, name);
        var type = typeof(Key);
        return Expression.Lambda<Func<Moment, Key>>(
            Expression.MemberInit(
                Expression.New(type),
                Expression.Bind(type.GetProperty(nameof(Key.Priority))!, Of(nameof(Moment.Priority))),
                Expression.Bind(type.GetProperty(nameof(Key.End))!, Of(nameof(Moment.End))),
                Expression.Bind(type.GetProperty(nameof(Key.Day))!, DayBorders.DayOf(Of(nameof(Moment.At)), borders))
            ),
            mail
        );
    }
}
