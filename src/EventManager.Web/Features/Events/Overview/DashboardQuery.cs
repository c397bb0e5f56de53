using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Overview;

/// <summary>How full something is.</summary>
/// <param name="Name">Of a session; null of a time slot.</param>
public sealed record Fill(LocalizedText? Name, DateTimeOffset From, DateTimeOffset Until, int Taken, int Capacity)
{
    public int Percent => Capacity == 0 ? 0 : (int)Math.Round(100.0 * Taken / Capacity);
}

/// <summary>People with a seat over time.</summary>
/// <param name="At">The moments, the last one is now or the event's beginning.</param>
/// <param name="Now">At each of them; null for those to come.</param>
/// <param name="Last">Of the event before at the same distance from its beginning; empty where there was none.</param>
/// <param name="LastTitle">Of that event.</param>
/// <param name="Forecast">At the beginning; null where there is too little to go by.</param>
public sealed record SeatsOverTime(
    IReadOnlyList<DateTimeOffset> At,
    IReadOnlyList<int?> Now,
    IReadOnlyList<int> Last,
    LocalizedText? LastTitle,
    SeatForecast? Forecast
);

/// <summary>Work that waits, counted.</summary>
public sealed record OpenWork(
    int Waiting,
    int Applications,
    int Exhibitors,
    int WithoutBooth,
    int Conflicts,
    int FailedMails,
    int SentMails,
    int Phones,
    int Unanswered,
    int MinutesMissing
)
{
    public SchoolFigures Schools { get; init; } = new(0, 0, 0, 0, 0, 0);
}

/// <summary>Classes that have a place, and who of them came.</summary>
/// <param name="Schools">From so many of them.</param>
/// <param name="ClassesThere">Whose ticket was scanned.</param>
/// <param name="PeopleThere">Pupils and adults of these.</param>
public sealed record SchoolFigures(int Schools, int Classes, int Pupils, int Adults, int ClassesThere, int PeopleThere);

/// <summary>What the dashboard of an event shows beside its live numbers.</summary>
public sealed record Dashboard(
    EventPhase Phase,
    int DaysLeft,
    OpenWork Work,
    IReadOnlyList<Fill> Slots,
    IReadOnlyList<Fill> NearlyFull,
    SeatsOverTime? Seats
)
{
    /// <summary>On the day and after it; null before.</summary>
    public DoorDay? Door { get; init; }
}

/// <summary>Few statements, however large the event: a test counts them.</summary>
internal sealed class DashboardQuery(IDbContextFactory<EventDb> databases, DoorDayQuery doors, TimeProvider clock)
{
    /// <summary>A session is nearly full from so many of ten places on.</summary>
    private const int NearlyTenths = 9;

    private const int MostSessions = 6;

    /// <summary>A curve of less says nothing.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(12);

    public async Task<Dashboard> ReadAsync(Event of, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = DateOnly.FromDateTime(Zone.ToLocal(now, of.TimeZone).DateTime);
        var day = DateOnly.FromDateTime(Zone.ToLocal(of.StartsAt, of.TimeZone).DateTime);
        var phase = EventPhases.Of(of.State, day, today, of.EndsAt <= now);
        return new(
            phase,
            day.DayNumber - today.DayNumber,
            await WorkAsync(db, of.Id, stop),
            await SlotsAsync(db, of.Id, stop),
            await NearlyFullAsync(db, of.Id, stop),
            await SeatsAsync(db, of, now, stop)
        )
        {
            Door = await doors.ReadAsync(of, phase, stop),
        };
    }

    private static Task<OpenWork> WorkAsync(EventDb db, Guid id, CancellationToken stop)
    {
        var classes = db.ClassBookings.Join(
            db.Registrations.Where(r => r.EventId == id && r.State == RegistrationState.Confirmed),
            c => c.RegistrationId,
            r => r.Id,
            (c, _) => c
        );
        var there = db.Tickets.Where(t =>
            t.EventId == id && t.AdmittedAt != null && classes.Any(c => c.RegistrationId == t.RegistrationId)
        );
        return db
            .Events.AsNoTracking()
            .Where(e => e.Id == id)
            .Select(e => new OpenWork(
                db.Registrations.Count(r => r.EventId == id && r.State == RegistrationState.Waitlisted),
                db.Registrations.Count(r => r.EventId == id && r.State == RegistrationState.Applied),
                db.Exhibitors.Count(x => x.EventId == id && x.State == ExhibitorState.Applied),
                db.Exhibitors.Count(x =>
                    x.EventId == id && x.State == ExhibitorState.Accepted && !db.Booths.Any(b => b.EventId == id && b.ExhibitorId == x.Id)
                ),
                db.ScanConflicts.Count(c => c.EventId == id && c.Decision == ConflictDecision.Open),
                db.Outbox.Count(m => m.EventId == id && m.State == OutboxState.Failed),
                db.Outbox.Count(m => m.EventId == id && m.State == OutboxState.Sent),
                db.DoorPhones.Count(p => p.EventId == id),
                db.Invitations.Count(i =>
                    i.EventId == id && i.Reply == InvitationReply.None && !db.Registrations.Any(r => r.InvitationId == i.Id)
                ),
                db.Sessions.Count(s =>
                    s.EventId == id
                    && s.Kind == SessionKind.WorkingGroup
                    && !db.Minutes.Any(m => m.SessionId == s.Id && m.State != MinutesState.Draft)
                )
            )
            {
                Schools = new SchoolFigures(
                    classes.Select(c => c.SchoolName).Distinct().Count(),
                    classes.Count(),
                    classes.Sum(c => c.Pupils),
                    classes.Sum(c => c.Adults),
                    there.Count(),
                    there.Sum(t => t.People > 1 ? t.Arrived : 1)
                ),
            })
            .SingleAsync(stop);
    }

    private static async Task<IReadOnlyList<Fill>> SlotsAsync(EventDb db, Guid id, CancellationToken stop) =>
        await db
            .TimeSlots.AsNoTracking()
            .Where(s => s.EventId == id)
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .Select(s => new Fill(null, s.StartsAt, s.EndsAt, s.Seats.Taken, s.Seats.Capacity))
            .ToListAsync(stop);

    private static async Task<IReadOnlyList<Fill>> NearlyFullAsync(EventDb db, Guid id, CancellationToken stop) =>
        await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == id && s.Seats != null && s.Seats.Capacity > 0 && s.Seats.Taken * 10 >= s.Seats.Capacity * NearlyTenths)
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .Take(MostSessions)
            .Select(s => new Fill(s.Title, s.StartsAt, s.EndsAt, s.Seats!.Taken, s.Seats.Capacity))
            .ToListAsync(stop);

    /// <summary>Null where nobody could register yet, or nobody has a seat: there is no chart for nothing.</summary>
    private static async Task<SeatsOverTime?> SeatsAsync(EventDb db, Event of, DateTimeOffset now, CancellationToken stop)
    {
        if (of.State is EventState.Draft || of.RegistrationOpensAt is not { } opens || now - opens < Shortest || opens >= of.StartsAt)
            return null;
        var at = Moments(opens, now, of.StartsAt);
        var counted = await SeatCurve.ReadAsync(db, of.Id, at, stop);
        var people = of.Seats.Taken;
        if (people == 0)
            return null;
        var last = await LastAsync(db, of, now, stop);
        IReadOnlyList<int> then = last is null
            ? []
            : await SeatCurve.ReadAsync(db, last.Value.Id, [.. at.Select(moment => last.Value.StartsAt - (of.StartsAt - moment))], stop);
        var shown = at.Select((moment, index) => moment <= now ? counted[index] : (int?)null).ToList();
        return new(
            at,
            shown,
            then.Any(value => value > 0) ? then : [],
            last?.Title,
            of.TakesPlace ? Forecast(of, at, counted, then, people, now) : null
        );
    }

    private static SeatForecast? Forecast(
        Event of,
        List<DateTimeOffset> at,
        IReadOnlyList<int> counted,
        IReadOnlyList<int> then,
        int people,
        DateTimeOffset now
    )
    {
        var before = now.AddDays(-SeatForecast.PaceDays);
        var known = before >= at[0] ? (int?)(int)Math.Round(Curves.At(at, counted, before)) : null;
        return SeatForecast.Of(
            of.Seats.Capacity,
            people,
            then.Count == 0 ? 0 : (int)Math.Round(Curves.At(at, then, now)),
            then.Count == 0 ? 0 : then[^1],
            known,
            (of.StartsAt - now).TotalDays
        );
    }

    /// <summary>The one that this was made from, else the last one of its kind.</summary>
    private static async Task<(Guid Id, DateTimeOffset StartsAt, LocalizedText Title)?> LastAsync(
        EventDb db,
        Event of,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var found = await db
            .Events.AsNoTracking()
            .Where(e =>
                e.Id != of.Id
                && e.StartsAt < of.StartsAt
                && e.StartsAt <= now
                && e.State != EventState.Draft
                && e.State != EventState.Cancelled
                && (e.Id == of.CopiedFromId || e.Kind == of.Kind)
            )
            .OrderByDescending(e => e.Id == of.CopiedFromId)
            .ThenByDescending(e => e.StartsAt)
            .Select(e => new
            {
                e.Id,
                e.StartsAt,
                e.Title,
            })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.StartsAt, found.Title);
    }

    /// <summary>Evenly, but for one of them: it is now, so that the line ends with what is true.</summary>
    private static List<DateTimeOffset> Moments(DateTimeOffset from, DateTimeOffset now, DateTimeOffset until)
    {
        var moments = Enumerable
            .Range(0, SeatCurve.Points)
            .Select(index => from + ((until - from) * (index / (double)(SeatCurve.Points - 1))))
            .ToList();
        if (now < until)
            moments[Math.Clamp(moments.FindIndex(moment => moment > now), 1, SeatCurve.Points - 2)] = now;
        return moments.Order().ToList();
    }
}

/// <summary>Between two counted moments a straight line.</summary>
internal static class Curves
{
    public static double At(IReadOnlyList<DateTimeOffset> at, IReadOnlyList<int> values, DateTimeOffset moment)
    {
        for (var index = 1; index < at.Count; index++)
            if (moment <= at[index])
            {
                var share = (moment - at[index - 1]) / (at[index] - at[index - 1]);
                return values[index - 1] + ((values[index] - values[index - 1]) * Math.Clamp(share, 0, 1));
            }
        return values[^1];
    }
}
