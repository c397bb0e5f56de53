using EventManager.Web.Platform.Jobs;

namespace EventManager.Web.Features.Privacy;

/// <summary>What is kept, and how long.</summary>
internal static class PrivacyModule
{
    public static void AddPrivacy(this IServiceCollection services) => services.AddSweep<CleanUpSweep>();
}
