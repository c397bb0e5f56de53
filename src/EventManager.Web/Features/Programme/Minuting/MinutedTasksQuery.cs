using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>Tasks as minutes have them now: one a line.</summary>
internal sealed record LastTasks(Guid MinutesId, string Tasks)
{
    public static IQueryable<LastTasks> Of(EventDb db, Guid eventId, Guid sessionId) =>
        from session in db.Sessions
        where session.Id == sessionId && session.EventId == eventId
        join minutes in db.Minutes on session.Id equals minutes.SessionId
        join revision in db.MinutesRevisions on minutes.Id equals revision.MinutesId
        where revision.Number == minutes.LastRevision
        select new LastTasks(minutes.Id, revision.Tasks);
}

/// <param name="Task">As it was saved last.</param>
/// <param name="IsMine">It names the reader.</param>
/// <param name="DoneAt">Null while it is open.</param>
/// <param name="DoneBy">Empty where the account is gone, or the reader sees no names.</param>
public sealed record TaskLine(MinutesTask Task, bool IsMine, DateTimeOffset? DoneAt, string DoneBy);

/// <summary>The tasks that the minutes of a session give, and which of them are done.</summary>
internal sealed class MinutedTasksQuery(IDbContextFactory<EventDb> databases, ActorNames names)
{
    /// <summary>
    /// Who may be meant to do something: the team, by the names of their accounts, so that the task is found on their start page, and who leads
    /// the session. Who sees no names of colleagues is offered none.
    /// </summary>
    public async Task<IReadOnlyList<string>> PeopleAsync(Guid eventId, Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var accounts = await names.OfAsync(db, eventId, stop);
        var team = await accounts
            .Where(a => db.Staff.Any(s => s.EventId == eventId && s.UserId == a.Id))
            .Select(a => a.DisplayName)
            .ToListAsync(stop);
        var leads = await db
            .SessionLeads.Where(l => l.SessionId == sessionId && db.Sessions.Any(s => s.Id == sessionId && s.EventId == eventId))
            .Select(l => l.Name)
            .ToListAsync(stop);
        return [.. team.Concat(leads).Where(name => name.Length > 0).Distinct().ByName(name => name)];
    }

    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">One of its sessions.</param>
    /// <param name="user">Whoever reads.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<TaskLine>> OfAsync(Guid eventId, Guid sessionId, Guid user, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var last = await LastTasks.Of(db, eventId, sessionId).SingleOrDefaultAsync(stop);
        if (last is null or { Tasks: "" })
            return [];
        var accounts = await names.OfAsync(db, eventId, stop);
        var done = await db
            .DoneTasks.Where(d => d.MinutesId == last.MinutesId)
            .Select(d => new
            {
                d.TaskKey,
                d.DoneAt,
                By = accounts.Where(a => a.Id == d.DoneBy).Select(a => a.DisplayName).FirstOrDefault(),
            })
            .ToDictionaryAsync(d => d.TaskKey, stop);
        var own = await db.Users.Where(a => a.Id == user).Select(a => a.DisplayName).SingleOrDefaultAsync(stop) ?? "";
        return
        [
            .. MinutesRules
                .Tasks(last.Tasks)
                .Select(task => (Task: task, Done: done.GetValueOrDefault(task.Key)))
                .Select(one => new TaskLine(one.Task, one.Task.IsFor(own), one.Done?.DoneAt, one.Done?.By ?? "")),
        ];
    }
}
