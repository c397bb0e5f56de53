using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Checklist;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Overview;

public sealed partial class OverviewPage
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(4);

    private Event? shown;
    private LiveNumbers? numbers;
    private NextSteps? steps;
    private MovedParts? moves;
    private Dashboard? dashboard;
    private ChecklistView? checklist;
    private string publicAddress = "";
    private string? message;
    private string? problem;
    private Guid? task;

    [Inject]
    private OverviewQuery Overview { get; set; } = null!;

    [Inject]
    private DashboardQuery Dashboards { get; set; } = null!;

    [Inject]
    private ChecklistQuery Checklists { get; set; } = null!;

    [Inject]
    private EventChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RenewEventLinkHandler Renewing { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private EventVisitors Visitors { get; set; } = null!;

    [Inject]
    private IOptions<SiteOptions> Site { get; set; } = null!;

    /// <summary>A question of <see cref="StateActions"/> that the search leads to.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    private string? Do { get; set; }

    protected override StaffRole Least => StaffRole.Contributor;

    protected override async Task LoadAsync()
    {
        shown = await Overview.FindAsync(Grant!.EventId, Leaving);
        if (shown is null)
            return;
        publicAddress = Site.Value.Address(Visitors.AddressOf(shown)).ToString();
        numbers = await Overview.CountAsync(shown.Id, Leaving);
        steps = await Overview.StepsAsync(shown, Leaving);
        dashboard = await Dashboards.ReadAsync(shown, Leaving);
        checklist = await Checklists.OfEventAsync(shown.Id, Grant.UserId, Grant.MayChange, Leaving);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync();
    }

    /// <summary>Numbers that move by themselves while the page is open.</summary>
    private async Task FollowAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Beat);
            while (await timer.WaitForNextTickAsync(Leaving))
            {
                if (Grant is null)
                    continue;
                var fresh = await Overview.CountAsync(Grant.EventId, Leaving);
                if (fresh == numbers)
                    continue;
                numbers = fresh;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }

    private async Task CountMovesAsync() => moves = await Overview.WhatMovesAsync(Grant!.EventId, Leaving);

    private Task RenewLinkAsync() =>
        ChangeAsync(async by =>
        {
            var result = await Renewing.HandleAsync(new RenewEventLink(Grant!.EventId, by), Leaving);
            return (result.Refusal, result.IsRefused ? "" : Text["EventLinkRenewed"]);
        });

    private Task PublishAsync() =>
        ChangeAsync(async by =>
        {
            var result = await Changes.Publish.HandleAsync(new PublishEvent(Grant!.EventId, by, EvenWithoutPlace: true), Leaving);
            return (result.Refusal, result.IsRefused ? "" : Text["Published"]);
        });

    private Task CancelAsync() =>
        ChangeAsync(async by =>
        {
            var result = await Changes.Cancel.HandleAsync(new CancelEvent(Grant!.EventId, by), Leaving);
            return (result.Refusal, result.IsRefused ? "" : $"{Text["CancelledDone"]} {Follow(result.Value)}");
        });

    private Task ReinstateAsync() =>
        ChangeAsync(async by =>
        {
            var result = await Changes.Reinstate.HandleAsync(new ReinstateEvent(Grant!.EventId, by), Leaving);
            return (result.Refusal, result.IsRefused ? "" : $"{Text["ReinstatedDone"]} {Follow(result.Value)}");
        });

    private Task PostponeAsync(DateTime newStart) =>
        ChangeAsync(async by =>
        {
            var result = await Changes.Postpone.HandleAsync(new PostponeEvent(Grant!.EventId, newStart, by), Leaving);
            return (result.Refusal, result.IsRefused ? "" : Told(result.Value));
        });

    private string Told(Postponed moved) =>
        Text[
            "PostponedTold",
            string.Join(", ", moved.Parts.Where(part => part.Count > 0).Select(part => Text["Moves." + part.Area, part.Count].Value)),
            Follow(moved.Told)
        ];

    /// <summary>What is said of the mails; where a task writes them the page shows how far it is.</summary>
    private string Follow(Told told)
    {
        task = told.Task;
        return Text.Plural(task is null ? "MailsOnTheWay" : "MailsByTask", told.Count);
    }

    private Task FinishAsync() =>
        ChangeAsync(async by =>
        {
            var result = await Changes.Finish.HandleAsync(new FinishEvent(Grant!.EventId, by), Leaving);
            return (result.Refusal, result.IsRefused ? "" : Text["FinishedDone"]);
        });

    private async Task DeleteAsync()
    {
        var result = await IsAllowedAsync(StaffRole.Organiser)
            ? await Changes.Delete.HandleAsync(new DeleteDraft(Grant!.EventId, Grant.UserId), Leaving)
            : EventRefusals.NotAllowed;
        if (result.IsRefused)
            problem = Say(result.Refusal);
        else
            Navigation.NavigateTo("/organise");
    }

    private async Task ChangeAsync(Func<Guid, Task<(Refusal? Refusal, string Words)>> change)
    {
        (message, problem, task) = (null, null, null);
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problem = Say(EventRefusals.NotAllowed);
            return;
        }
        var (refusal, words) = await change(Grant!.UserId);
        if (refusal is not null)
        {
            problem = Say(refusal);
            return;
        }
        message = words;
        await LoadAsync();
    }
}
