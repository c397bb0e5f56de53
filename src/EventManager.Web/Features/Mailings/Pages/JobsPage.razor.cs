using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>Whether the work without an audience is done, and why not.</summary>
public sealed partial class JobsPage
{
    private readonly CancellationTokenSource leaving = new();
    private JobOverview jobs = JobOverview.Empty;
    private IReadOnlyList<TaskView> tasks = [];
    private string? message;
    private bool failed;
    private bool busy;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ListJobs List { get; set; } = null!;

    [Inject]
    private BackgroundTasks BackgroundTasks { get; set; } = null!;

    [Inject]
    private SweepRunner Runner { get; set; } = null!;

    [Inject]
    private MailTransportState Transport { get; set; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync() =>
        (jobs, tasks) = (await List.AllAsync(leaving.Token), await BackgroundTasks.UnderWayAsync(leaving.Token));

    /// <summary>Safe at any time: a sweep that runs elsewhere in this moment finds nothing left, or leaves nothing.</summary>
    private async Task RunAsync(ISweep sweep)
    {
        if (!(await Authorization.AuthorizeAsync((await Authentication).User, Policies.Administrator)).Succeeded)
            return;
        busy = true;
        var end = await Runner.RunAsync(sweep, leaving.Token);
        failed = end is SweepEnd.Failed;
        message = Text[
            end switch
            {
                SweepEnd.Failed => "RanBadly",
                SweepEnd.Busy => "Busy",
                _ => "RanWell",
            },
            Say(sweep.Name)
        ];
        await LookAsync();
        busy = false;
    }

    private string Say(string name)
    {
        var words = Text["Job_" + name];
        return words.ResourceNotFound ? name : words.Value;
    }
}
