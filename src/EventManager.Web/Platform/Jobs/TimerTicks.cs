namespace EventManager.Web.Platform.Jobs;

internal static class TimerTicks
{
    /// <summary>False where it was stopped: the end of a heartbeat is no error.</summary>
    public static async Task<bool> TickAsync(this PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
