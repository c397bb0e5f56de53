using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell;

/// <summary>A page of the organiser's area that belongs to no single event.</summary>
public abstract class AccountPage : OrganiserPage
{
    [Inject]
    private AccountAccess Accounts { get; set; } = null!;

    /// <summary>Set before <see cref="OrganiserPage.LoadAsync"/>.</summary>
    protected bool MayEnter { get; private set; }

    protected abstract Task<bool> IsMeantForAsync();

    protected sealed override async Task<bool> MayBeHereAsync()
    {
        var may = await IsMeantForAsync();
        MayEnter |= may;
        return may;
    }

    protected async Task<bool> IsSignedInAsync() => await Accounts.IsSignedInAsync((await Authentication).User, Leaving);

    protected async Task<bool> IsAdministratorAsync() => await Accounts.IsAdministratorAsync((await Authentication).User, Leaving);

    protected async Task<bool> MayCreateEventsAsync() => await Accounts.MayCreateEventsAsync((await Authentication).User, Leaving);
}
