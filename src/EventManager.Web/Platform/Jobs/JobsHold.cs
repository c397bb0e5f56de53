using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// After a restore: nothing of what this node does by itself is done until an administrator says so, since the backup still knows mails as
/// waiting that went out after it was made.
/// </summary>
internal sealed class JobsHold
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JobsHold(IOptions<JobsOptions> jobs, TimeProvider clock)
    {
        Since = clock.GetUtcNow();
        if (!jobs.Value.Hold)
            released.SetResult();
    }

    /// <summary>When this node started: what waited before is from the backup.</summary>
    public DateTimeOffset Since { get; }

    public bool IsOn => !released.Task.IsCompleted;

    /// <summary>Ends when work may begin; at once where nothing was held.</summary>
    public Task Released => released.Task;

    /// <returns>False where it was released before.</returns>
    public bool Release() => released.TrySetResult();
}
