using System.Globalization;

namespace EventManager.Web.Platform.Clocks;

internal static class ClocksSetup
{
    public static void AddClocks(this IServiceCollection services)
    {
        services.AddSingleton(new MachineClock(TimeProvider.System));
        services.AddSingleton<SharedClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SharedClock>());
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
    }

    /// <summary>Phones at the door set their clocks by the Date of the answers, which the server takes from the machine.</summary>
    public static void UseSharedDate(this IApplicationBuilder app)
    {
        var clock = app.ApplicationServices.GetRequiredService<SharedClock>();
        app.Use(
            (http, next) =>
            {
                if (clock.Correction != TimeSpan.Zero)
                    http.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
                return next(http);
            }
        );
    }
}
