using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>A task in the hands of this node: what its kind reads, says and writes.</summary>
internal sealed class TaskRun(BackgroundTask task, TaskParts parts)
{
    private volatile int done;
    private volatile int total;

    public BackgroundTask Task { get; } = task;

    /// <summary>Rows done; written down every few seconds.</summary>
    public int Done => done;

    public int Total => total;

    public void Progress(int rowsDone, int rowsInAll) => (done, total) = (rowsDone, rowsInAll);

    public Task<byte[]> ReadInputAsync(CancellationToken stop) => parts.ReadAsync(Task.Id, TaskParts.Input, stop);

    /// <summary>The file of the result; closing it writes the last part.</summary>
    public Stream OpenResult() => parts.OpenWrite(Task.Id, Task.Attempts);

    /// <summary>
    /// In the transaction of the work itself: says how far it is. Whoever runs the task again after a crash finds the words in
    /// <see cref="BackgroundTask.Checkpoint"/>, and does nothing twice.
    /// </summary>
    /// <exception cref="TaskLostException">Somebody else has it now, so the work must not be written.</exception>
    public async Task CheckpointAsync(EventDb db, string words, CancellationToken stop)
    {
        var mine = db.BackgroundTasks.Where(t => t.Id == Task.Id && t.ClaimId == Task.ClaimId);
        if (await mine.ExecuteUpdateAsync(set => set.SetProperty(t => t.Checkpoint, words), stop) != 1)
            throw new TaskLostException();
    }
}

/// <summary>The lease is over and the task in other hands.</summary>
internal sealed class TaskLostException() : Exception("Another node has taken over this task.");
