using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions, whose minutes give the task.</param>
/// <param name="Key">Which task (<see cref="MinutesTask.Key"/>).</param>
/// <param name="IsDone">False takes it back.</param>
internal sealed record TickMinutedTask(Guid EventId, Guid SessionId, string Key, bool IsDone);

/// <summary>
/// Says that a task of minutes is done, or that it is not: organisers of all tasks, whoever plans along of those that name them. Twice the
/// same is once: who was first stays.
/// </summary>
internal sealed class TickMinutedTaskHandler(Transactions transactions, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(TickMinutedTask command, CancellationToken stop)
    {
        var mayAll = await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is null;
        return await transactions.RunAsync<Done>(
            AskedRight.Plan(command.EventId),
            async (db, ends) =>
            {
                var now = await LastTasks.Of(db, command.EventId, command.SessionId).SingleOrDefaultAsync(ends);
                var task = MinutesRules.Tasks(now?.Tasks ?? "").FirstOrDefault(one => one.Key == command.Key);
                if (!mayAll && (task is null || !await IsMineAsync(db, task, ends)))
                    return EventRefusals.NotAllowed;
                return task is null ? MinutesRefusals.TaskGone : await WriteAsync(db, command, now!.MinutesId, ends);
            },
            stop
        );
    }

    private async Task<Result<Done>> WriteAsync(EventDb db, TickMinutedTask command, Guid minutesId, CancellationToken stop)
    {
        var done = db.DoneTasks.Where(d => d.MinutesId == minutesId && d.TaskKey == command.Key);
        var now = clock.GetUtcNow();
        if (command.IsDone)
        {
            if (await done.AnyAsync(stop))
                return default(Done);
            db.Add(new DoneTask(minutesId, command.Key, Acting.AccountId, now));
        }
        else if (await done.ExecuteDeleteAsync(stop) == 0)
        {
            return default(Done);
        }
        db.WriteDown(command.IsDone ? "minutes.task_done" : "minutes.task_reopened", command.EventId, now, "", command.SessionId);
        return default(Done);
    }

    private static async Task<bool> IsMineAsync(EventDb db, MinutesTask task, CancellationToken stop)
    {
        var own = Acting.AccountId;
        return await db.Users.Where(a => a.Id == own).Select(a => a.DisplayName).SingleOrDefaultAsync(stop) is { } name && task.IsFor(name);
    }
}
