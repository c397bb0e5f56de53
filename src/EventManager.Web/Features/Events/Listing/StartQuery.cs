using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Overview;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>An event that is to come, or runs, as its staff see it on their first page.</summary>
public sealed record ComingEvent(
    string Slug,
    LocalizedText Title,
    EventState State,
    string TimeZone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int Taken,
    int Capacity,
    StaffRole? Role,
    OpenWork Work
)
{
    public EventPhase PhaseAt(DateTimeOffset now) => EventPhases.Of(State, DayOf(StartsAt), DayOf(now), EndsAt <= now);

    public int DaysLeft(DateTimeOffset now) => DayOf(StartsAt).DayNumber - DayOf(now).DayNumber;

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Zone.ToLocal(moment, TimeZone).DateTime);
}

/// <summary>The year so far, of one's own events.</summary>
/// <param name="Schools">That have registered a class.</param>
/// <param name="Expected">People with a seat at those events that are over and had a door.</param>
/// <param name="Came">Of those.</param>
/// <param name="FailedHouseMails">Of the house, as the next: an administrator's business, 0 for all others.</param>
/// <param name="FailingJobs">Work of the program whose last run failed.</param>
public sealed record YearFigures(
    int Year,
    bool IsAdministrator,
    int Events,
    int People,
    int Exhibitors,
    int Schools,
    int Expected,
    int Came,
    int FailedHouseMails,
    int FailingJobs
)
{
    /// <summary>Of a hundred with a seat so many did not come; null while nobody knows.</summary>
    public int? NoShowPercent => Expected == 0 ? null : (int)Math.Round(100.0 * Math.Max(0, Expected - Came) / Expected);
}

public sealed record StartOverviewData(IReadOnlyList<ComingEvent> Coming, YearFigures Year, DateTimeOffset Now)
{
    /// <summary>Since when no mail leaves this node; null where all is well, and for who cannot mend it.</summary>
    public DateTimeOffset? MailsStuckSince { get; init; }
}

/// <summary>What the first page says over all events: two statements, however many there are.</summary>
internal sealed class StartQuery(IDbContextFactory<EventDb> databases, MailTransportState transport, TimeProvider clock)
{
    public const int Most = 12;

    public async Task<StartOverviewData?> ReadAsync(Guid user, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var mine = OwnEvents.Of(db, user).AsNoTracking();
        var coming = await mine.Where(e => e.State != EventState.Cancelled && e.State != EventState.Finished && e.EndsAt > now)
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Select(e => new ComingEvent(
                e.Slug,
                e.Title,
                e.State,
                e.TimeZone,
                e.StartsAt,
                e.EndsAt,
                e.Seats.Taken,
                e.Seats.Capacity,
                db.Staff.Where(s => s.EventId == e.Id && s.UserId == user).Select(s => (StaffRole?)s.Role).FirstOrDefault(),
                new OpenWork(
                    db.Registrations.Count(r => r.EventId == e.Id && r.State == RegistrationState.Waitlisted),
                    db.Registrations.Count(r => r.EventId == e.Id && r.State == RegistrationState.Applied),
                    db.Exhibitors.Count(x => x.EventId == e.Id && x.State == ExhibitorState.Applied),
                    db.Exhibitors.Count(x =>
                        x.EventId == e.Id
                        && x.State == ExhibitorState.Accepted
                        && !db.Booths.Any(b => b.EventId == e.Id && b.ExhibitorId == x.Id)
                    ),
                    db.ScanConflicts.Count(c => c.EventId == e.Id && c.Decision == ConflictDecision.Open),
                    db.Outbox.Count(m => m.EventId == e.Id && m.State == OutboxState.Failed),
                    0,
                    db.DoorPhones.Count(p => p.EventId == e.Id),
                    0,
                    0
                )
            ))
            .ToListAsync(stop);
        var year = Zone.ToLocal(now, Zone.Default).Year;
        var (from, until) = (Zone.ToUtc(new(year, 1, 1), Zone.Default), Zone.ToUtc(new(year + 1, 1, 1), Zone.Default));
        var held = mine.Where(e =>
            e.State != EventState.Draft && e.State != EventState.Cancelled && e.StartsAt >= from && e.StartsAt < until
        );
        // Where nobody scanned, nobody knows who came.
        var over = held.Where(e => e.EndsAt <= now && db.Tickets.Any(t => t.EventId == e.Id && t.AdmittedAt != null));
        var figures = await db
            .Users.Where(a => a.Id == user)
            .Select(a => new YearFigures(
                year,
                a.IsAdministrator,
                held.Count(),
                held.Sum(e => (int?)e.Seats.Taken) ?? 0,
                db.Exhibitors.Count(x => x.State == ExhibitorState.Accepted && held.Any(e => e.Id == x.EventId)),
                db.ClassBookings.Where(c =>
                        db.Registrations.Any(r =>
                            r.Id == c.RegistrationId && r.State == RegistrationState.Confirmed && held.Any(e => e.Id == r.EventId)
                        )
                    )
                    .Select(c => c.SchoolName)
                    .Distinct()
                    .Count(),
                over.Sum(e => (int?)e.Seats.Taken) ?? 0,
                db.Tickets.Where(t => t.AdmittedAt != null && over.Any(e => e.Id == t.EventId))
                    .Join(
                        db.Registrations.Where(r => r.State == RegistrationState.Confirmed && !r.WithoutSeat),
                        t => t.RegistrationId,
                        r => r.Id,
                        (t, _) => t.People > 1 ? t.Arrived : 1
                    )
                    .Sum(),
                a.IsAdministrator ? db.Outbox.Count(m => m.EventId == null && m.State == OutboxState.Failed) : 0,
                a.IsAdministrator ? db.JobRuns.Count(run => run.Failures > 0) : 0
            ))
            .SingleOrDefaultAsync(stop);
        return figures is null
            ? null
            : new(coming, figures, now) { MailsStuckSince = figures.IsAdministrator ? transport.Trouble?.Since : null };
    }
}
