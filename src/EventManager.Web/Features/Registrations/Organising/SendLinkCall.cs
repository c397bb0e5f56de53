using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Sends somebody their own link again, from the search: one click, and words of what was done.</summary>
internal static class SendLinkCall
{
    public static void MapSendLink(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/organise/events/{slug}/registrations/{id:guid}/link", SendAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    /// <summary>The unused field is what makes the form's token asked for.</summary>
    private static async Task<IResult> SendAsync(
        HttpContext http,
        string slug,
        Guid id,
        [FromForm] string? path,
        IDbContextFactory<EventDb> databases,
        MailLinkHandler links,
        IStringLocalizer<RegistrationText> text
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var found = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == id && r.ActiveKey != null && db.Events.Any(e => e.Id == r.EventId && e.Slug == slug))
            .Select(r => new
            {
                r.EventId,
                r.FirstName,
                r.LastName,
            })
            .SingleOrDefaultAsync(http.RequestAborted);
        if (
            found is null
            || EventAccess.UserId(http.User) is not { } user
            || (await links.HandleAsync(found.EventId, id, user, http.RequestAborted)).IsRefused
        )
            return TypedResults.Json(new { said = text["LinkNotSent"].Value }, statusCode: StatusCodes.Status404NotFound);
        return TypedResults.Json(new { said = text["LinkSent", PersonNames.Clean($"{found.FirstName} {found.LastName}")].Value });
    }
}
