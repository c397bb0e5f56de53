using EventManager.Domain.Mailings;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Mailings.Choosing;

/// <summary>
/// What a mail program calls when its reader presses its own "unsubscribe" (RFC 8058): a POST without cookies or page. Whoever only looks,
/// as scanners of links do, gets the page and changes nothing.
/// </summary>
internal static class ChoiceEndpoints
{
    private const string Template = MailChoices.Path + "{token}" + MailChoices.OneClick;

    public static void MapChoices(this IEndpointRouteBuilder routes)
    {
        routes.MapPostLate(Template, LeaveAsync).DisableAntiforgery().OpenByLink();
        routes.MapGetLate(Template, Look).OpenByLink();
    }

    private static void OpenByLink(this IEndpointConventionBuilder route) =>
        route.AllowAnonymous().WithMetadata(new ByLinkAttribute(LinkPurpose.MailChoice)).ExcludeFromDescription();

    private static async Task<IResult> LeaveAsync(string token, MailChoices choices, CancellationToken stop)
    {
        if (choices.AddressOf(token) is not { } address)
            return Results.NotFound();
        await choices.ChooseAsync(address, new(SuppressionScope.Network, false, ChoiceWay.OneClick, "rfc8058"), stop);
        return Results.Ok();
    }

    private static IResult Look(string token, MailChoices choices) =>
        choices.AddressOf(token) is null ? Results.NotFound() : Results.LocalRedirect(MailChoices.Path + token);
}
