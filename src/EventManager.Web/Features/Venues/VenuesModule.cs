using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Venues;

/// <summary>The houses in which events take place.</summary>
internal static class VenuesModule
{
    public static void AddVenues(this IServiceCollection services)
    {
        services.AddSingleton<VenuesQuery>();
        services.AddSingleton<SaveVenueHandler>();
        services.AddTextPlace<VenueTexts>();
        services.AddTextPlace<FloorTexts>();
        services.AddRefusalTexts<VenueText>();
    }
}
