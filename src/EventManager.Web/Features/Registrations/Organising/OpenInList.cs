using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>The address of one registration: its details beside the list. Whether there is one, the list says.</summary>
internal static class OpenInList
{
    public static void MapOpenInList(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate(
                "/organise/events/{slug}/registrations/{id:guid}",
                (string slug, Guid id) => Results.Redirect($"/organise/events/{Uri.EscapeDataString(slug)}/registrations?open={id}")
            )
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();
}
