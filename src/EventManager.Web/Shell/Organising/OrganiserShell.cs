using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Searching;

namespace EventManager.Web.Shell.Organising;

internal static class OrganiserShell
{
    public static void AddOrganiserShell(this IServiceCollection services)
    {
        services.AddSingleton<OpenPages>();
        services.AddRefusalTexts<ShellText>();
        services.AddSingleton<ShellEvents>();
        services.AddSingleton<WhereaboutsQuery>();
        services.AddSingleton<FirstSights>();
        services.AddSingleton<FirstStyles>();
        services.AddSearch();
    }
}
