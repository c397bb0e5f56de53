using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Features.Events.Checklist;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>A task that minutes give to somebody.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Slug">Of the event.</param>
/// <param name="SessionId">Whose minutes say so.</param>
/// <param name="Session">Its title.</param>
/// <param name="Task">As it was written down.</param>
public sealed record MinutedTask(Guid EventId, string Slug, Guid SessionId, LocalizedText Session, MinutesTask Task);

/// <param name="Checklists">Of checklists.</param>
/// <param name="Minuted">Of minutes.</param>
public sealed record MyTasks(OwnPoints Checklists, IReadOnlyList<MinutedTask> Minuted)
{
    public static readonly MyTasks None = new(new([], []), []);

    public IReadOnlyList<DuePoint> Points => Checklists.Mine;

    public int Count => Points.Count + Minuted.Count;
}

/// <summary>What somebody is in charge of, over all events.</summary>
internal sealed class MyTasksQuery(IDbContextFactory<EventDb> databases, ChecklistQuery checklists, TimeProvider clock)
{
    /// <summary>Not everybody ticks what is done: minutes are read so long after their event.</summary>
    private const int DaysAfterEnd = 90;

    /// <summary>Minutes that are read, the latest session first.</summary>
    private const int MostMinutes = 300;

    public async Task<MyTasks> ReadAsync(Guid user, CancellationToken stop) =>
        new(await checklists.OwnAsync(user, stop), await MinutedAsync(user, stop));

    private async Task<IReadOnlyList<MinutedTask>> MinutedAsync(Guid user, CancellationToken stop)
    {
        var since = clock.GetUtcNow().AddDays(-DaysAfterEnd);
        await using var db = await databases.CreateDbContextAsync(stop);
        var name = await db.Users.Where(a => a.Id == user).Select(a => a.DisplayName).SingleOrDefaultAsync(stop);
        if (string.IsNullOrWhiteSpace(name))
            return [];
        var rows = await (
            from of in OwnEvents.Of(db, user)
            where of.EndsAt > since
            // Minutes are closed to whoever is at the door alone.
            where !db.Staff.Any(s => s.EventId == of.Id && s.UserId == user && s.Role == StaffRole.Door)
            join session in db.Sessions on of.Id equals session.EventId
            join minutes in db.Minutes on session.Id equals minutes.SessionId
            join revision in db.MinutesRevisions on minutes.Id equals revision.MinutesId
            where revision.Number == minutes.LastRevision && revision.Tasks != ""
            orderby session.StartsAt descending, session.Id
            select new
            {
                EventId = of.Id,
                of.Slug,
                session.Id,
                MinutesId = minutes.Id,
                session.Title,
                revision.Tasks,
            }
        )
            .AsNoTracking()
            .Take(MostMinutes)
            .ToListAsync(stop);
        var read = rows.Select(row => row.MinutesId).ToList();
        var done = await db
            .DoneTasks.Where(d => read.Contains(d.MinutesId))
            .Select(d => new { d.MinutesId, d.TaskKey })
            .ToHashSetAsync(stop);
        return
        [
            .. rows.SelectMany(row =>
                MinutesRules
                    .Tasks(row.Tasks)
                    .Where(task => task.IsFor(name) && !done.Contains(new { row.MinutesId, TaskKey = task.Key }))
                    .Select(task => new MinutedTask(row.EventId, row.Slug, row.Id, row.Title, task))
            ),
        ];
    }
}
