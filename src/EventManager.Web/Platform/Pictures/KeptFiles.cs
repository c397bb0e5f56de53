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

    public static IResult Answer(HttpContext http, Guid id, byte[]? content, string mediaType)
    {
        if (content is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, mediaType, entityTag: new EntityTagHeaderValue($"\"{id:N}\""));
    }
}
