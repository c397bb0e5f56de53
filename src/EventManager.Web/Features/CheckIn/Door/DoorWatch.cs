namespace EventManager.Web.Features.CheckIn.Door;

/// <summary>
/// Draws a page of the door anew while it is looked at. Asks for the role at every look too: names are no longer shown to somebody who
/// was taken off the team.
/// </summary>
internal static class DoorWatch
{
    public static async Task RunAsync(
        TimeSpan every,
        Func<Task<bool>> isAllowed,
        Func<Task> look,
        Func<Exception, Task> tell,
        CancellationToken stop
    )
    {
        try
        {
            using var timer = new PeriodicTimer(every);
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (!await isAllowed())
                    return;
                await look();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception error)
        {
            await tell(error);
        }
    }
}
