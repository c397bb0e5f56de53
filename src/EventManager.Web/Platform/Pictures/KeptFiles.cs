using EventManager.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EventManager.Web.Platform.Pictures;

/// <summary>
/// Answers with a file whose address is the file: it never changes, so that browsers keep it for a year, and nobody guesses it, so that the
/// picture of an event that is on no list needs no other key.
/// </summary>
internal static class KeptFiles
{
    public const string WebP = "image/webp";
    public const string Jpeg = "image/jpeg";

    /// <param name="routes">Where.</param>
    /// <param name="path">Before the id.</param>
    /// <param name="read">What the file holds, and what it is; null where there is none.</param>
    public static void Map(
        IEndpointRouteBuilder routes,
        string path,
        Func<EventDb, Guid, CancellationToken, Task<(byte[]? Content, string MediaType)>> read
    ) =>
        routes
            .MapGetLate(
                path + "{id:guid}",
                (Guid id, IDbContextFactory<EventDb> databases, HttpContext http) =>
                    AnswerAsync(
                        http,
                        id,
                        async () =>
                        {
                            await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
                            return await read(db, id, http.RequestAborted);
                        }
                    )
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    /// <param name="http">What is answered.</param>
    /// <param name="id">In the address.</param>
    /// <param name="read">Not asked where the browser has it already.</param>
    public static async Task<IResult> AnswerAsync(HttpContext http, Guid id, Func<Task<(byte[]? Content, string MediaType)>> read)
    {
        var tag = new EntityTagHeaderValue($"\"{id:N}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        if (await read() is not ({ } content, var mediaType))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, mediaType, entityTag: tag);
    }
}
