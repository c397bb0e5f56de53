using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Tickets;

/// <summary>What is shown at the door.</summary>
internal static class TicketsModule
{
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddRefusalTexts<TicketText>();
        services.AddSingleton<TicketSigner>();
        services.AddSingleton<TicketAddressQuery>();
    }
}
