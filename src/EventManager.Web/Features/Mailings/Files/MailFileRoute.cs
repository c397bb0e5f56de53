using EventManager.Data;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

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
            .WithMetadata(new ByLinkAttribute(LinkPurpose.MailFile, LinkPurpose.MadeFile))
            .ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string token,
        MailFileLinks links,
        LinkedFiles files,
        FileMaking making,
        IDbContextFactory<EventDb> databases,
        HttpContext http
    )
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.CacheControl = "no-store";
        if (links.MadeOf(token) is { } asked)
        {
            await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
            return await making.MakeAsync(db, asked.Kind, asked.EventId, http.RequestAborted) is { } made
                ? TypedResults.File(made.Content.ToArray(), made.MediaType, made.FileName)
                : TypedResults.NotFound();
        }
        if (links.FileOf(token) is not { } id)
            return TypedResults.NotFound();
        return await files.FindAsync(id, http.RequestAborted) is { Content: { } content } file
            ? TypedResults.File(content.Bytes, file.MediaType, file.Name)
            : TypedResults.NotFound();
    }
}
