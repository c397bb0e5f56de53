using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EventManager.Web.Shell;

/// <summary>
/// A page of one event in the organiser's area, route <c>/organise/events/{Slug}/…</c>. The route's policy has refused strangers
/// before; this asks the database again, and each change asks once more, since a circuit can outlive a role.
/// </summary>
public abstract class EventPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private EventAccess Access { get; set; } = null!;

    [Inject]
    internal RefusalWords Refusals { get; set; } = null!;

    /// <summary>The least role that the page is for.</summary>
    protected virtual StaffRole Least => StaffRole.Organiser;

    /// <summary>Set before <see cref="LoadAsync"/>; null where the account has no business here.</summary>
    internal EventGrant? Grant { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    protected override async Task OnInitializedAsync()
    {
        Grant = await FindGrantAsync(Least);
        if (Grant is not null)
            await LoadAsync();
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Asked before every change: does this account (still) have the role?</summary>
    internal async Task<bool> IsAllowedAsync(StaffRole least) => await FindGrantAsync(least) is not null;

    internal string Say(Refusal refusal) => Refusals.Say(refusal);

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

    private async Task<EventGrant?> FindGrantAsync(StaffRole least) =>
        await Access.FindAsync((await Authentication).User, Slug, least, Leaving);
}
