using EventManager.Web.Features.Privacy.Register;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Features.Privacy;

/// <summary>What is kept, and how long.</summary>
internal static class PrivacyModule
{
    private const string Page = "/organise/administration/privacy";

    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSweep<CleanUpSweep>();
        services.AddSingleton<RetentionRules>();
        services.AddSingleton<HeldData>();
        services.AddSingleton<CalendarQuery>();
        services.AddSingleton<RegisterQuery>();
        services.AddTable<RegisterTable>();
        services.AddTable<CalendarTable>();
        services.AddTable<ErasureTable>();
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapTable<RegisterTable>(Page + "/register", Policies.Administrator);
        routes.MapTable<CalendarTable>(Page + "/calendar", Policies.Administrator);
        routes.MapTable<ErasureTable>(Page + "/erasures", Policies.Administrator);
    }
}
