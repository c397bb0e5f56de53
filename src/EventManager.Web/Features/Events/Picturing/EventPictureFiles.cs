using EventManager.Domain.Events;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>The files of events' pictures.</summary>
internal static class EventPictureFiles
{
    public const string Path = "/media/events/";

    public static void Map(IEndpointRouteBuilder routes) =>
        KeptFiles.Map(
            routes,
            Path,
            async (db, id, stop) =>
            {
                var found = await db.PictureFiles.Where(f => f.Id == id).Select(f => new { f.Content, f.Use }).SingleOrDefaultAsync(stop);
                return (found?.Content, found?.Use is PictureUse.Page ? KeptFiles.WebP : KeptFiles.Jpeg);
            }
        );
}
