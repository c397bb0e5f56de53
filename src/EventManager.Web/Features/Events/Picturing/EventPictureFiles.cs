using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>The files of events' pictures.</summary>
internal static class EventPictureFiles
{
    public const string Path = "/media/events/";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGetLate(Path + "{id:guid}", FileAsync).AllowAnonymous().ExcludeFromDescription();

    private static Task<IResult> FileAsync(Guid id, IDbContextFactory<EventDb> databases, HttpContext http) =>
        KeptFiles.AnswerAsync(
            http,
            id,
            async () =>
            {
                await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
                var found = await db
                    .PictureFiles.Where(f => f.Id == id)
                    .Select(f => new { f.Content, f.Use })
                    .SingleOrDefaultAsync(http.RequestAborted);
                return (found?.Content, found?.Use is PictureUse.Page ? KeptFiles.WebP : KeptFiles.Jpeg);
            }
        );
}
