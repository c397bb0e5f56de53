using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using MudBlazor;
using MudBlazor.Services;

namespace EventManager.Web.Ui.Mud;

internal static class MudSetup
{
    public static void AddMud(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddRefusalTexts<FieldText>();
        services.AddScoped<FormOutcome>();
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
