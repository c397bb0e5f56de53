using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>A point and how it stands.</summary>
/// <param name="Point">The point.</param>
/// <param name="State">Now.</param>
/// <param name="DueOn">On the event's wall calendar.</param>
/// <param name="Person">Who is in charge; empty for nobody.</param>
/// <param name="TickedBy">Who said that it is done; empty where nobody did, the account is gone, or the reader sees no names.</param>
public sealed record ChecklistLine(ChecklistPoint Point, PointState State, DateOnly DueOn, string Person, string TickedBy)
{
    public bool IsDone => State is PointState.Ticked or PointState.ByItself;

    public bool IsUrgent => State is PointState.Overdue or PointState.DueToday;
}

/// <summary>The checklist of an event, or what somebody is in charge of there.</summary>
/// <param name="Event">Its event.</param>
/// <param name="Lines">In their order.</param>
/// <param name="Team">Who can be in charge; nobody where the reader may not say so.</param>
public sealed record ChecklistView(PreparedEvent Event, IReadOnlyList<ChecklistLine> Lines, IReadOnlyList<(Guid Id, string Name)> Team)
{
    public int Done => Lines.Count(line => line.IsDone);

    public int Overdue => Lines.Count(line => line.State is PointState.Overdue);
}

/// <summary>A point that waits, with its event.</summary>
public sealed record DuePoint(PreparedEvent Event, ChecklistPoint Point, PointState State, DateOnly DueOn);

/// <param name="Mine">What somebody is in charge of.</param>
/// <param name="OfOthers">Overdue, and another's or nobody's.</param>
public sealed record OwnPoints(IReadOnlyList<DuePoint> Mine, IReadOnlyList<DuePoint> OfOthers);

/// <summary>Reads checklists: two statements for the points and what the data says of them, however many events there are.</summary>
internal sealed class ChecklistQuery(IDbContextFactory<EventDb> databases, ActorNames names, TimeProvider clock)
{
    /// <summary>What comes after an event is looked for so long.</summary>
    private const int DaysAfterEnd = 90;

    /// <summary>What is due within so many days is shown to who is in charge of it.</summary>
    private const int SoonDays = 7;

    /// <param name="eventId">The event.</param>
    /// <param name="user">Whoever reads.</param>
    /// <param name="all">An organiser; others see what they are in charge of.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<ChecklistView?> OfEventAsync(Guid eventId, Guid user, bool all, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var accounts = await names.OfAsync(db, eventId, stop);
        var rows = await db
            .ChecklistPoints.AsNoTracking()
            .Where(p => p.EventId == eventId && (all || p.PersonId == user))
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                Point = p,
                Person = db.Users.Where(a => a.Id == p.PersonId).Select(a => a.DisplayName).FirstOrDefault(),
                By = accounts.Where(a => a.Id == p.TickedBy).Select(a => a.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(stop);
        if (await PreparedEvents.In(db, db.Events.Where(e => e.Id == eventId)).SingleOrDefaultAsync(stop) is not { } about)
            return null;
        var team = all
            ? await db
                .Staff.Where(s => s.EventId == eventId)
                .Join(db.Users, s => s.UserId, a => a.Id, (s, a) => a)
                .OrderBy(a => a.SortName)
                .ThenBy(a => a.Id)
                .Select(a => new { a.Id, a.DisplayName })
                .ToListAsync(stop)
            : [];
        return new(
            about,
            [.. rows.Select(row => Line(about, row.Point, now, row.Person, row.By))],
            [.. team.Select(one => (one.Id, one.DisplayName))]
        );
    }

    /// <summary>
    /// What somebody is in charge of, overdue or due within <see cref="SoonDays"/>, and what others have not done in the events that they
    /// organise; the longest first.
    /// </summary>
    public async Task<OwnPoints> OwnAsync(Guid user, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-DaysAfterEnd);
        await using var db = await databases.CreateDbContextAsync(stop);
        var points = db.ChecklistPoints.Where(p =>
            db.Events.Any(e => e.Id == p.EventId && e.EndsAt > since)
            && (
                db.Users.Any(a => a.Id == user && a.IsAdministrator)
                || db.Staff.Any(s => s.EventId == p.EventId && s.UserId == user && (s.Role == StaffRole.Organiser || p.PersonId == user))
            )
        );
        var waiting = (await WaitingAsync(db, points, now, stop, SoonDays)).ToLookup(due => due.Point.PersonId == user);
        return new([.. waiting[true]], [.. waiting[false].Where(due => due.State is PointState.Overdue)]);
    }

    /// <summary>Of some points those that are due or overdue now, or will be in so many days; the longest first.</summary>
    public static async Task<List<DuePoint>> WaitingAsync(
        EventDb db,
        IQueryable<ChecklistPoint> points,
        DateTimeOffset now,
        CancellationToken stop,
        int days = 0
    )
    {
        var open = points.Where(p => p.TickedAt == null);
        var rows = await open.AsNoTracking().ToListAsync(stop);
        if (rows.Count == 0)
            return [];
        var events = await PreparedEvents
            .In(
                db,
                db.Events.Where(e => e.State != EventState.Cancelled && e.State != EventState.Finished && open.Any(p => p.EventId == e.Id))
            )
            .ToDictionaryAsync(e => e.Id, stop);
        return
        [
            .. rows.Where(point => events.ContainsKey(point.EventId))
                .Select(point => (About: events[point.EventId], Point: point))
                .Select(one => new DuePoint(
                    one.About,
                    one.Point,
                    one.About.StateOf(one.Point, now),
                    one.Point.DueOn(one.About.StartsAt, one.About.TimeZone)
                ))
                .Where(due => due.State is PointState.Overdue or PointState.DueToday || IsSoon(due, now, days))
                .OrderBy(due => due.DueOn)
                .ThenBy(due => due.Event.StartsAt)
                .ThenBy(due => due.Point.Position)
                .ThenBy(due => due.Point.Id),
        ];
    }

    private static bool IsSoon(DuePoint due, DateTimeOffset now, int days)
    {
        var today = DateOnly.FromDateTime(Zone.ToLocal(now, due.Event.TimeZone).DateTime);
        return due.State is PointState.Open && due.DueOn > today && due.DueOn <= today.AddDays(days);
    }

    private static ChecklistLine Line(PreparedEvent about, ChecklistPoint point, DateTimeOffset now, string? person, string? by) =>
        new(point, about.StateOf(point, now), point.DueOn(about.StartsAt, about.TimeZone), person ?? "", by ?? "");
}
