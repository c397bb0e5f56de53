using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>Step by step after a restore: look, keep back or let go, switch on.</summary>
public sealed partial class RestorePage
{
    public const string Path = "/organise/administration/restore";

    private IReadOnlyList<RestoredGroup> groups = [];
    private IReadOnlyList<string> others = [];
    private int waiting;
    private string? message;
    private bool isRefused;
    private bool busy;
    private bool asks;

    [Inject]
    private RestoredMails Restored { get; set; } = null!;

    [Inject]
    private JobsHold Hold { get; set; } = null!;

    [Inject]
    private JobClock Clock { get; set; } = null!;

    [Inject]
    private IOptions<JobsOptions> Jobs { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync()
    {
        groups = await Restored.ListAsync(Leaving);
        waiting = groups.Sum(group => group.Waiting);
        // While this one is held, whoever is on the clock is another. It takes seconds until one that was stopped is off it.
        others = Hold.IsOn ? [.. Clock.Nodes().Select(node => node.Name)] : [];
    }

    private async Task ChangeAsync(RestoredGroup? of, bool withhold)
    {
        busy = true;
        var result = await Restored.ChangeAsync(new(of, withhold, (await Authentication).User), Leaving);
        Tell(result.Refusal, () => Text.Plural(withhold ? "RestoreWithheld" : "RestoreReleased", result.Value));
        await LoadAsync();
        busy = false;
    }

    private async Task SwitchOnAsync()
    {
        (asks, busy) = (false, true);
        var result = await Restored.SwitchOnAsync((await Authentication).User, Leaving);
        Tell(result.Refusal, () => Text["RestoreSwitched"]);
        await LoadAsync();
        busy = false;
    }

    private void Tell(Refusal? refusal, Func<string> done)
    {
        isRefused = refusal is not null;
        message = refusal is null ? done() : Say(refusal);
    }
}
