using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Shell.Handbooks;

internal static class HandbookPictures
{
    private static readonly string Cached = $"private, max-age={(int)TimeSpan.FromHours(1).TotalSeconds}";

    public static void MapHandbookPictures(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate(
                Handbook.Path + "/pictures/{language}/{name}.jpg",
                (string language, string name, HttpContext http) =>
                {
                    if (Handbook.Picture(language, name) is not { } picture)
                        return Results.NotFound();
                    http.Response.Headers.CacheControl = Cached;
                    return Results.Stream(picture, "image/jpeg");
                }
            )
            .RequireAuthorization(Policies.SignedIn)
            .ExcludeFromDescription();
}
