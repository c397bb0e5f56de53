using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>One application, and the decision on it.</summary>
public sealed partial class ExhibitorDetailPage
{
    internal static readonly ExhibitorState[] Decisions = [ExhibitorState.Accepted, ExhibitorState.Waiting, ExhibitorState.Declined];

    private ExhibitorDetail? detail;
    private string? message;
    private bool isRefused;
    private bool loaded;
    private bool busy;
    private int turn;

    [Parameter]
    public Guid Id { get; set; }

    protected override StaffRole Least => StaffRole.Contributor;

    [Inject]
    private ExhibitorDetailQuery Details { get; set; } = null!;

    [Inject]
    private DecideExhibitorHandler Handler { get; set; } = null!;

    [Inject]
    private RenewExhibitorLinkHandler Renewing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        detail = await Details.FindAsync(Grant!.EventId, Id, Grant.SeesPersonalData, Leaving);
        SayMissing(detail);
        turn++;
        loaded = true;
    }

    private async Task DecideAsync(ExhibitorState state)
    {
        if (busy || !await IsAllowedAsync(StaffRole.Organiser))
            return;
        busy = true;
        var result = await Handler.HandleAsync(new(Grant!.EventId, Id, state, Grant.UserId), Leaving);
        isRefused = result.IsRefused;
        message = result.IsRefused ? Say(result.Refusal) : Text["Decided." + state];
        busy = false;
        await LoadAsync();
    }

    private async Task LogoSavedAsync(string words)
    {
        (message, isRefused) = (words, false);
        await LoadAsync();
    }

    private async Task RenewAsync()
    {
        if (busy || !await IsAllowedAsync(StaffRole.Organiser))
            return;
        busy = true;
        var result = await Renewing.HandleAsync(new(Grant!.EventId, Id, Grant.UserId), Leaving);
        isRefused = result.IsRefused;
        message = result.IsRefused ? Say(result.Refusal) : Text["LinkRenewed"];
        busy = false;
        await LoadAsync();
    }
}
