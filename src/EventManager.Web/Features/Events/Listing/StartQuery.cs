using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Overview;
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
public sealed record YearFigures(int Year, bool IsAdministrator, int Events, int People, int Exhibitors, int FailedHouseMails);

public sealed record StartOverviewData(IReadOnlyList<ComingEvent> Coming, YearFigures Year, DateTimeOffset Now);

/// <summary>What the first page says over all events: two statements, however many there are.</summary>
internal sealed class StartQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public const int Most = 12;

    public async Task<StartOverviewData?> ReadAsync(Guid user, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var mine = db
            .Events.AsNoTracking()
            .Where(e => db.Users.Any(a => a.Id == user && a.IsAdministrator) || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user));
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
        var figures = await db
            .Users.Where(a => a.Id == user)
            .Select(a => new YearFigures(
                year,
                a.IsAdministrator,
                held.Count(),
                held.Sum(e => (int?)e.Seats.Taken) ?? 0,
                db.Exhibitors.Count(x => x.State == ExhibitorState.Accepted && held.Any(e => e.Id == x.EventId)),
                a.IsAdministrator ? db.Outbox.Count(m => m.EventId == null && m.State == OutboxState.Failed) : 0
            ))
            .SingleOrDefaultAsync(stop);
        return figures is null ? null : new(coming, figures, now);
    }
}
