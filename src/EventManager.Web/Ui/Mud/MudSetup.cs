using MudBlazor;
using MudBlazor.Services;

namespace EventManager.Web.Ui.Mud;

internal static class MudSetup
{
    public static void AddMud(this IServiceCollection services)
    {
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomStart;
            // Without a transition it writes no style element, which the policy would refuse.
            options.SnackbarConfiguration.ShowTransitionDuration = 0;
            options.SnackbarConfiguration.HideTransitionDuration = 0;
            options.SnackbarConfiguration.VisibleStateDuration = 8_000;
        });
        services.AddTransient<MudLocalizer, MudWords>();
        // Ours in English, too: else its own words stand beside ours.
        services.AddLocalizationInterceptor(provider => new DefaultLocalizationInterceptor(
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<MudLocalizer>()
        )
        {
            IgnoreDefaultEnglish = true,
        });
    }
}
