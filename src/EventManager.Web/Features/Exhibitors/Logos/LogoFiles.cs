using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Logos;

/// <summary>The logos of exhibitors as files.</summary>
internal static class LogoFiles
{
    public const string Path = "/media/logos/";

    public static void Map(IEndpointRouteBuilder routes) =>
        KeptFiles.Map(
            routes,
            Path,
            async (db, id, stop) =>
                (await db.Logos.Where(l => l.Id == id).Select(l => l.Content).SingleOrDefaultAsync(stop), KeptFiles.WebP)
        );
}
