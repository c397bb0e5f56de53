using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Features.Events.Checklist;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>A task that minutes give to somebody.</summary>
/// <param name="Slug">Of the event.</param>
/// <param name="SessionId">Whose minutes say so.</param>
/// <param name="Session">Its title.</param>
/// <param name="Task">As it was written down.</param>
public sealed record MinutedTask(string Slug, Guid SessionId, LocalizedText Session, MinutesTask Task);

/// <param name="Points">Of checklists, overdue or due soon, the longest first.</param>
/// <param name="Minuted">Of minutes.</param>
public sealed record MyTasks(IReadOnlyList<DuePoint> Points, IReadOnlyList<MinutedTask> Minuted)
{
    public static readonly MyTasks None = new([], []);

    public int Count => Points.Count + Minuted.Count;
}

/// <summary>What somebody is in charge of, over all events.</summary>
internal sealed class MyTasksQuery(IDbContextFactory<EventDb> databases, ChecklistQuery checklists, TimeProvider clock)
{
    /// <summary>Minutes say what is to do, and nobody ticks it there: they are read so long after their event.</summary>
    private const int DaysAfterEnd = 90;

    /// <summary>Minutes that are read, the latest session first.</summary>
    private const int MostMinutes = 300;

    public async Task<MyTasks> ReadAsync(Guid user, CancellationToken stop) =>
        new(await checklists.MineAsync(user, stop), await MinutedAsync(user, stop));

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
                of.Slug,
                session.Id,
                session.Title,
                revision.Tasks,
            }
        )
            .AsNoTracking()
            .Take(MostMinutes)
            .ToListAsync(stop);
        return
        [
            .. rows.SelectMany(row =>
                MinutesRules
                    .Tasks(row.Tasks)
                    .Where(task => task.IsFor(name))
                    .Select(task => new MinutedTask(row.Slug, row.Id, row.Title, task))
            ),
        ];
    }
}
