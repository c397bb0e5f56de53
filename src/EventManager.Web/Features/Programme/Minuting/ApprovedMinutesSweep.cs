using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>
/// Sends approved minutes by themselves where their event says so, by the same way as somebody who presses the button: that one keeps who
/// has got them, so that two nodes, a crash and a press at the same moment give nobody a second mail.
/// </summary>
internal sealed class ApprovedMinutesSweep(
    IDbContextFactory<EventDb> databases,
    ComingMinutes coming,
    SendMinutesHandler sending,
    TimeProvider clock
) : ISweep
{
    public string Name => "approved-minutes";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task<int> RunAsync(CancellationToken stop) =>
        await Failures.ApartAsync(
            await coming.AllAsync(stop),
            async minutes =>
                minutes.DueAt <= clock.GetUtcNow() && await HasReadersAsync(minutes, stop) ? await SendAsync(minutes, stop) : 0,
            stop
        );

    /// <summary>Asked without holding anything: for days after their moment there is mostly nobody.</summary>
    private async Task<bool> HasReadersAsync(MinutesToCome minutes, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await MinutesReaders.Unsent(db, minutes.SessionId, minutes.To).AnyAsync(stop);
    }

    /// <summary>A refusal is somebody who was faster: sent them, or wrote a newer revision.</summary>
    private async Task<int> SendAsync(MinutesToCome minutes, CancellationToken stop)
    {
        var result = await sending.HandleAsync(new(minutes.EventId, minutes.SessionId, minutes.Revision, minutes.To), stop);
        return result.IsRefused ? 0 : result.Value;
    }
}
