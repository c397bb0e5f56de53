using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EventManager.Web.Shell;

/// <summary>
/// A page of the organiser's area that belongs to no single event. The route's policy has refused strangers before; this asks the
/// database again, and each change asks once more, since a circuit can outlive a right.
/// </summary>
public abstract class AccountPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private AccountAccess Accounts { get; set; } = null!;

    [Inject]
    internal RefusalWords Refusals { get; set; } = null!;

    /// <summary>Set before <see cref="LoadAsync"/>.</summary>
    protected bool MayEnter { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    protected abstract Task<bool> IsMeantForAsync();

    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        MayEnter = await IsMeantForAsync();
        if (MayEnter)
            await LoadAsync();
    }

    protected async Task<bool> IsAdministratorAsync() => await Accounts.IsAdministratorAsync((await Authentication).User, Leaving);

    protected async Task<bool> MayCreateEventsAsync() => await Accounts.MayCreateEventsAsync((await Authentication).User, Leaving);

    protected async Task<Guid?> UserIdAsync() => EventAccess.UserId((await Authentication).User);

    protected string Say(Refusal refusal) => Refusals.Say(refusal);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        leaving.Cancel();
        leaving.Dispose();
    }
}
