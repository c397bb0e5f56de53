using EventManager.Data;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <summary>The logos of exhibitors as files.</summary>
internal static class LogoFiles
{
    public const string Path = "/media/logos/";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGetLate(Path + "{id:guid}", FileAsync).AllowAnonymous().ExcludeFromDescription();

    private static Task<IResult> FileAsync(Guid id, IDbContextFactory<EventDb> databases, HttpContext http) =>
        KeptFiles.AnswerAsync(
            http,
            id,
            async () =>
            {
                await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
                return (
                    await db.Logos.Where(l => l.Id == id).Select(l => l.Content).SingleOrDefaultAsync(http.RequestAborted),
                    KeptFiles.WebP
                );
            }
        );
}
