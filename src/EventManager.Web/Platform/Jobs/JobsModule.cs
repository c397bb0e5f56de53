using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Settings;
using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Work without anybody who waits for it. Runs only where the server runs: the program's commands start none of it.</summary>
internal static class JobsModule
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddValidatedOptions<JobsOptions>(JobsOptions.Section);
        services.AddSingleton<NodeName>();
        services.AddSingleton<JobsHold>();
        services.AddSingleton<SweepRunner>();
        services.AddSingleton<SweepSchedule>();
        services.AddSingleton<JobClock>();
        services.AddClock();
        services.AddSingleton<SweepLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<SweepLoop>());
        services.AddHostedService<OutboxWorker>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<OutboxSweep>());
        services.AddSweep<BounceSweep>();
    }

    /// <summary>Adds work to the schedule; each area adds its own.</summary>
    public static void AddSweep<T>(this IServiceCollection services)
        where T : class, ISweep => services.AddSingleton<ISweep, T>();

    /// <summary>
    /// The storage and the activator are this program's own: Hangfire's keep themselves in statics, and tests run several programs in a
    /// process.
    /// </summary>
    private static void AddClock(this IServiceCollection services)
    {
        services.AddSingleton(provider => JobTables.Open(Value<DatabaseOptions>(provider), Value<JobsOptions>(provider)));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UseLogProvider(new JobLog(provider.GetRequiredService<ILoggerFactory>()))
        );
        services.AddHostedService<JobServer>();
    }

    private static T Value<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
