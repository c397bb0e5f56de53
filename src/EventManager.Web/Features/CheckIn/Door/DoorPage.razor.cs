using EventManager.Domain.Accounts;
using EventManager.Web.Features.CheckIn.Occupancy;

namespace EventManager.Web.Features.CheckIn.Door;

public sealed partial class DoorPage
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private DoorEvent? door;
    private DoorNumbers? numbers;
    private IReadOnlyList<LastScan> scans = [];

    /// <summary>Door staff read the numbers; what changes the door asks for more.</summary>
    protected override StaffRole Least => StaffRole.Door;

    protected override async Task LoadAsync()
    {
        await RefreshAsync();
        _ = WatchAsync();
    }

    /// <summary>Asks for the role at every look too: names are no longer shown to somebody who was taken off the team.</summary>
    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Every);
            while (await timer.WaitForNextTickAsync(Leaving))
            {
                if (!await IsAllowedAsync(Least))
                    return;
                await InvokeAsync(async () =>
                {
                    await RefreshAsync();
                    StateHasChanged();
                });
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task RefreshAsync()
    {
        door = await Doors.FindAsync(Slug, Leaving);
        if (door is null || Grant is not { } grant)
            return;
        numbers = await Occupancy.ReadAsync(door, Leaving);
        scans = await Scans.ReadAsync(door.Id, grant.SeesPersonalData, Leaving);
    }

    private Task<bool> MayChangeAsync() => IsAllowedAsync(StaffRole.Organiser);
}
