using EventManager.Web.Platform;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Web.Features.Mailings.Files;

/// <summary>
/// A file that was too large for a mail, to whoever got its address: always a download, found by no search, and kept by no proxy, since
/// its time ends.
/// </summary>
internal static class MailFileRoute
{
    public static void MapMailFiles(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate(MailFileLinks.Path + "{token}", GetAsync)
            .AllowAnonymous()
            .WithMetadata(new ByLinkAttribute(LinkPurpose.MailFile))
            .ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string token,
        MailFileLinks links,
        LinkedFiles files,
        HttpContext http
    )
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.CacheControl = "no-store";
        if (links.FileOf(token) is not { } id)
            return TypedResults.NotFound();
        return await files.FindAsync(id, http.RequestAborted) is { Content: { } content } file
            ? TypedResults.File(content.Bytes, file.MediaType, file.Name)
            : TypedResults.NotFound();
    }
}
