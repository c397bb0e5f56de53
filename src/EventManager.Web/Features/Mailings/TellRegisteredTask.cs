using System.Globalization;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>
/// Tells very many people of a change. Each batch says in its own transaction how far it has come, so whoever goes on after a crash tells
/// nobody twice and leaves nobody out.
/// </summary>
internal sealed class TellRegisteredTask(Transactions transactions, OutboxSignal signal) : ITaskKind
{
    public const string Kind = "mailings.tell";

    public string Name => Kind;

    public TaskRight Right => TaskRight.OfTheChange;

    public static NewTask Of(Announcement announcement, Guid userId) =>
        new(Kind, userId, announcement.EventId, JsonSerializer.Serialize(announcement));

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var announcement = Asked(run);
        var step = Read(run.Task.Checkpoint);
        var total = await transactions.RunAsync<int>(async (db, ends) => await TellRegistered.CountAsync(db, announcement, ends), stop);
        run.Progress(step.Told, total.Value);
        while (!step.IsOver)
        {
            stop.ThrowIfCancellationRequested();
            step = await NextAsync(run, step, stop);
            run.Progress(step.Told, Math.Max(step.Told, total.Value));
        }
        run.Progress(step.Told, step.Told);
        return new TaskResult("told", step.Told);
    }

    /// <summary>One batch, and how far it has come, in one transaction.</summary>
    public async Task<TellingStep> NextAsync(TaskRun run, TellingStep before, CancellationToken stop)
    {
        var announcement = Asked(run);
        var next = await transactions.RunAsync<TellingStep>(
            async (db, ends) =>
            {
                // Whoever has lost the task writes nothing: the rows would collide with those of the node that has it now.
                await run.CheckpointAsync(db, Write(before), ends);
                var done = await TellRegistered.NextAsync(db, announcement, before, ends);
                await run.CheckpointAsync(db, Write(done), ends);
                return done;
            },
            stop
        );
        signal.Send();
        return next.Value;
    }

    /// <summary>Which mails of an event are being written by a task, or wait for one.</summary>
    public static async Task<IReadOnlySet<string>> UnderWayAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (await OpenAsync(db, eventId, stop)).Select(task => task.Mail).ToHashSet();

    /// <summary>
    /// An older telling of the same kind ends where it is: those it has not come to are told of the newer change, and of nothing else. A node
    /// that is at it has lost it, and writes no further batch.
    /// </summary>
    public static async Task OvertakeAsync(EventDb db, Announcement newer, CancellationToken stop)
    {
        var older = (await OpenAsync(db, newer.EventId, stop)).Where(task => task.Mail == newer.Mail).Select(task => task.Id).ToList();
        if (older.Count == 0)
            return;
        await db
            .BackgroundTasks.Where(t => older.Contains(t.Id) && t.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.State, BackgroundTaskState.Cancelled)
                        .SetProperty(t => t.EndedAt, newer.Since)
                        .SetProperty(t => t.ResultKey, "overtaken")
                        .SetProperty(t => t.ClaimId, (Guid?)null)
                        .SetProperty(t => t.ClaimedUntil, (DateTimeOffset?)null),
                stop
            );
    }

    private static async Task<IReadOnlyList<(Guid Id, string Mail)>> OpenAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var tasks = await db
            .BackgroundTasks.Where(t => t.EventId == eventId && t.Kind == Kind)
            .Where(t => t.State == BackgroundTaskState.Waiting || t.State == BackgroundTaskState.Running)
            .Select(t => new { t.Id, t.Arguments })
            .ToListAsync(stop);
        return [.. tasks.Select(task => (task.Id, JsonSerializer.Deserialize<Announcement>(task.Arguments)!.Mail))];
    }

    private static Announcement Asked(TaskRun run) => JsonSerializer.Deserialize<Announcement>(run.Task.Arguments)!;

    private static string Write(TellingStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.Last:N} {step.Told} {step.IsOver}");

    private static TellingStep Read(string checkpoint) =>
        checkpoint.Split(' ') is [var last, var told, var over]
            ? new(Guid.Parse(last), int.Parse(told, CultureInfo.InvariantCulture), bool.Parse(over))
            : default;
}
