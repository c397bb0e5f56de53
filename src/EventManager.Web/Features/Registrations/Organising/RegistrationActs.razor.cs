using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>One registration at a time; what was done is written down, and the list read anew.</summary>
public sealed partial class RegistrationActs : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? message;
    private bool isRefused;
    private bool busy;
    private IRegistrationRow? asked;
    private IRegistrationRow? back;
    private IRegistrationRow? undo;

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required Guid UserId { get; set; }

    /// <summary>Asked before every change, since a circuit can outlive a right.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayChange { get; set; }

    /// <summary>Shuts the menu from which it was asked for.</summary>
    [Parameter, EditorRequired]
    public required Action OnAsk { get; set; }

    /// <summary>Reads list and figures anew.</summary>
    [Parameter, EditorRequired]
    public required Func<Task> OnDone { get; set; }

    [Inject]
    private CancelRegistrationHandler Cancel { get; set; } = null!;

    [Inject]
    private ReinstateRegistrationHandler Reinstating { get; set; } = null!;

    [Inject]
    private MailLinkHandler Links { get; set; } = null!;

    [Inject]
    private RenewLinkHandler Renew { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    public static bool IsLive(RegistrationState state) =>
        state is not (RegistrationState.Cancelled or RegistrationState.Expired or RegistrationState.Rejected);

    /// <summary>What became of something else that the page did.</summary>
    public void Say(Refusal? refusal, string done)
    {
        (undo, isRefused, message) = (null, refusal is not null, refusal is null ? done : Refusals.Say(refusal));
        StateHasChanged();
    }

    private void AskCancel(IRegistrationRow line)
    {
        asked = line;
        OnAsk();
        StateHasChanged();
    }

    private void AskBack(IRegistrationRow line)
    {
        back = line;
        OnAsk();
        StateHasChanged();
    }

    private async Task CancelAsync(IRegistrationRow line)
    {
        await DoAsync(() => Cancel.HandleAsync(line.Id, leaving.Token, EventId), Text["CancelDone", line.Name]);
        undo = !isRefused && line is { State: RegistrationState.Confirmed, Email.Length: > 0 } ? line : null;
    }

    private Task ReinstateAsync(IRegistrationRow line) =>
        DoAsync(() => Reinstating.HandleAsync(new(EventId, line.Id, UserId), leaving.Token), Text["ReinstateDone", line.Name]);

    private Task SendLinkAsync(IRegistrationRow line) =>
        DoAsync(() => Links.HandleAsync(EventId, line.Id, UserId, leaving.Token), Text["LinkSent", line.Name]);

    private Task RenewLinkAsync(IRegistrationRow line) =>
        DoAsync(() => Renew.HandleAsync(new(EventId, line.Id, UserId), leaving.Token), Text["LinkRenewed", line.Name]);

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        // The list that shows the buttons is not drawn anew before it is done: a second press comes through.
        if (busy)
            return;
        (asked, back, undo) = (null, null, null);
        busy = true;
        var refusal = await MayChange() ? (await change()).Refusal : RegistrationRefusals.NotFound;
        busy = false;
        Say(refusal, done);
        await OnDone();
    }
}
