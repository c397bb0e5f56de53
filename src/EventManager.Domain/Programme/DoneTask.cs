using EventManager.Domain.Common;

namespace EventManager.Domain.Programme;

/// <summary>
/// That a task of minutes is done. Minutes are lines of text, so it says by a key which line it means and holds none of its words. A task
/// whose words or people change is another one, and open.
/// </summary>
public sealed class DoneTask
{
    private DoneTask() { }

    public DoneTask(Guid minutesId, string taskKey, Guid? doneBy, DateTimeOffset now) =>
        (MinutesId, TaskKey, DoneBy, DoneAt) = (minutesId, taskKey, doneBy, now.ToUniversalTime());

    public Guid MinutesId { get; private set; }

    /// <summary>As <see cref="MinutesTask.Key"/>; unique in the minutes.</summary>
    [NotPersonal]
    public string TaskKey { get; private set; } = "";

    /// <summary>The account that said so; it may be gone since.</summary>
    public Guid? DoneBy { get; private set; }

    public DateTimeOffset DoneAt { get; private set; }
}
