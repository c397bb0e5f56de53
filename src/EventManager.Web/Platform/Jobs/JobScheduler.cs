using EventManager.Web.Platform.Databases;
using Microsoft.Extensions.Options;
using Quartz;
using Quartz.Extensibility;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// The clock that says "look". On a database server all nodes share one schedule, and another node takes over from one that crashed; on
/// SQLite there is one node, and the schedule lives in its memory.
/// </summary>
internal sealed class JobScheduler(
    IEnumerable<ISweep> sweeps,
    SweepRunner runner,
    IOptions<JobsOptions> jobs,
    IOptions<DatabaseOptions> database,
    IHostApplicationLifetime lifetime,
    ILogger<JobScheduler> log
) : IHostedService, IJobFactory
{
    private const string Group = "sweeps";
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!jobs.Value.Run)
            return;
        factory = QuartzSchedulerBuilder.Create(Configure).Build();
        scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var sweep in sweeps)
            await scheduler.ScheduleJob(Job(sweep), [Trigger(sweep)], ScheduleJobOptions.Replacing, cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    /// <summary>Waits for what is under way: the sweeps hear of the stop by themselves and end after the row in hand.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (scheduler is not null)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        if (factory is not null)
            await factory.DisposeAsync();
    }

    /// <summary>When a sweep runs next; null where this node runs none.</summary>
    public async Task<DateTimeOffset?> NextAsync(string name, CancellationToken stop) =>
        scheduler is null ? null : (await scheduler.GetTrigger(new TriggerKey(name, Group), stop))?.NextFireTimeUtc;

    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JobScope(new SweepJob(sweeps, runner, lifetime, log), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(options => options.InstanceName = "eventmanager");
        quartz.UseDefaultThreadPool(4);
        quartz.UseJobFactory(this);
        quartz.UseDatabase(database.Value);
    }

    private static IJobDetail Job(ISweep sweep) => JobBuilder.Create<SweepJob>().WithIdentity(sweep.Name, Group).Build();

    // A missed look is not made up for: the next one finds everything.
    private static ITrigger Trigger(ISweep sweep) =>
        TriggerBuilder
            .Create()
            .WithIdentity(sweep.Name, Group)
            .StartNow()
            .WithSimpleSchedule(schedule =>
                schedule
                    .WithInterval(sweep.Every)
                    .RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
            )
            .Build();
}
