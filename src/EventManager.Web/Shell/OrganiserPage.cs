using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell.Organising;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EventManager.Web.Shell;

/// <summary>
/// A page of the organiser's area. The route's policy has refused strangers before; this asks the database again when it opens. From then
/// on the <see cref="CircuitGuard"/> asks it before each action, since a circuit can outlive a sign-out and a right; what writes asks
/// once more, just before. RouteTests finds an interactive page that is none of these.
/// </summary>
public abstract class OrganiserPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IDisposable? watched;
    private bool isOpening = true;

    [CascadingParameter]
    protected Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private CircuitGuard Guard { get; set; } = null!;

    /// <summary>Null where a page is drawn alone, or without a circuit.</summary>
    [CascadingParameter]
    private JudgedPage? Judged { get; set; }

    [Inject]
    private Confirmations Confirmed { get; set; } = null!;

    [Inject]
    internal RefusalWords Refusals { get; set; } = null!;

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>What the database says now.</summary>
    protected abstract Task<bool> MayBeHereAsync();

    /// <summary>Only where <see cref="MayBeHereAsync"/> says yes.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        try
        {
            if (!await MayBeHereAsync())
                return;
            watched = Guard.Watch(MayStayAsync);
            await LoadAsync();
        }
        finally
        {
            isOpening = false;
        }
    }

    /// <summary>
    /// Not with half of what <see cref="LoadAsync"/> reads: whatever stands above a page draws it anew at any moment, and on a slow database
    /// that is between two questions.
    /// </summary>
    protected override bool ShouldRender() => !isOpening;

    /// <summary>Draws what is there although <see cref="LoadAsync"/> reads on.</summary>
    protected void ShowAlready()
    {
        isOpening = false;
        StateHasChanged();
    }

    /// <summary>What <see cref="ConfirmationGate"/> asked of the request, of the page that stays open.</summary>
    private async Task<bool> MayStayAsync() =>
        await MayBeHereAsync()
        && (!GetType().IsDefined(typeof(ConfirmedAttribute), true) || await Confirmed.HoldsAsync((await Authentication).User, Leaving));

    protected async Task<Guid?> UserIdAsync() => EventAccess.UserId((await Authentication).User);

    /// <summary>Nothing found: words of it take the page's place.</summary>
    protected void SayMissing(object? found)
    {
        if (found is null)
            Judged?.SayMissing();
    }

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
        watched?.Dispose();
        leaving.Cancel();
        leaving.Dispose();
    }
}
