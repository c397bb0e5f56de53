using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Venues;

/// <summary>The houses in which events take place.</summary>
internal static class VenuesModule
{
    public static void AddVenues(this IServiceCollection services)
    {
        services.AddSingleton<VenuesQuery>();
        services.AddList<VenueListQuery>();
        services.AddTable<VenueTable>();
        services.AddSingleton<SaveVenueHandler>();
        services.AddTextPlace<VenueTexts>();
        services.AddTextPlace<FloorTexts>();
        services.AddRefusalTexts<VenueText>();
    }

    public static void MapVenues(this IEndpointRouteBuilder routes) =>
        routes.MapTable<VenueTable>("/organise/administration/venues", Policies.Administrator);
}
