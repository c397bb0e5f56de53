using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>Whether the work without an audience is done, and why not.</summary>
public sealed partial class JobsPage
{
    private JobOverview jobs = JobOverview.Empty;
    private JobTasks? tasks;
    private string? message;
    private bool failed;
    private bool busy;

    [Inject]
    private ListJobs List { get; set; } = null!;

    [Inject]
    private SweepRunner Runner { get; set; } = null!;

    [Inject]
    private JobsHold Hold { get; set; } = null!;

    [Inject]
    private MailTransportState Transport { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override Task LoadAsync() => LookAsync();

    private async Task LookAsync() => jobs = await List.AllAsync(Leaving);

    /// <summary>Safe at any time: a sweep that runs elsewhere in this moment finds nothing left, or leaves nothing.</summary>
    private async Task RunAsync(ISweep sweep)
    {
        if (!await IsAdministratorAsync())
            return;
        busy = true;
        var end = await Runner.RunAsync(sweep, Leaving);
        failed = end is SweepEnd.Failed or SweepEnd.Held;
        message = Text[
            end switch
            {
                SweepEnd.Failed => "RanBadly",
                SweepEnd.Busy => "Busy",
                SweepEnd.Held => "JobHeld",
                _ => "RanWell",
            },
            NameOf(sweep.Name)
        ];
        await LookAsync();
        await (tasks?.ReloadAsync() ?? Task.CompletedTask);
        busy = false;
    }

    private string NameOf(string name)
    {
        var words = Text["Job_" + name];
        return words.ResourceNotFound ? name : words.Value;
    }
}
