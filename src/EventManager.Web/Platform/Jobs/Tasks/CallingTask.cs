using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>
/// The task on whose behalf the code runs; null outside of one. It goes along with the call, so that what is written down says which task
/// did it without being told: only so can a task be taken back, and not what somebody did by hand meanwhile.
/// </summary>
internal static class CallingTask
{
    private static readonly AsyncLocal<BackgroundTask?> Running = new();

    public static BackgroundTask? Current => Running.Value;

    /// <summary>Until it is disposed of.</summary>
    public static IDisposable As(BackgroundTask task)
    {
        Running.Value = task;
        return new Ended();
    }

    /// <summary>As the audit log says where an entry came from.</summary>
    public static string OriginOf(Guid taskId) => $"task {taskId:N}";

    private sealed class Ended : IDisposable
    {
        public void Dispose() => Running.Value = null;
    }
}
