using EventManager.Web.Platform.Jobs;

namespace EventManager.Web.Features.Registrations;

/// <summary>Looks after the queues of full events.</summary>
internal sealed class WaitingListSweep(WaitingList waitingList) : ISweep
{
    public string Name => "waiting-list";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public bool ByEachNode => true;

    public Task<int> RunAsync(CancellationToken stop) => waitingList.SweepAsync(stop);
}
