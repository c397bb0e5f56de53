using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Work without anybody who waits for it. Runs only where the server runs: the program's commands start none of it.</summary>
internal static class JobsModule
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddValidatedOptions<JobsOptions>(JobsOptions.Section);
        services.AddSingleton<SweepRunner>();
        services.AddSingleton<JobScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<JobScheduler>());
        services.AddHostedService<OutboxWorker>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<OutboxSweep>());
    }

    /// <summary>Adds work to the schedule; each area adds its own.</summary>
    public static void AddSweep<T>(this IServiceCollection services)
        where T : class, ISweep => services.AddSingleton<ISweep, T>();
}
