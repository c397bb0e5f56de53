using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>One file of a picture as a page names it.</summary>
public sealed record ShownFile(Guid Id, PictureUse Use, int Width, int Height)
{
    public string Address => EventPictureFiles.Path + Id;
}

/// <summary>An event's picture as pages show it.</summary>
public sealed record ShownPicture(LocalizedText Alt, bool IsDecoration, PictureFocus Focus, IReadOnlyList<ShownFile> Files)
{
    /// <summary>For whoever changes it.</summary>
    public long Version { get; init; }

    /// <summary>The smallest first.</summary>
    public IReadOnlyList<ShownFile> Pages => [.. Files.Where(file => file.Use is PictureUse.Page).OrderBy(file => file.Width)];

    public ShownFile Fallback => Files.First(file => file.Use is PictureUse.Fallback);

    public ShownFile Share => Files.First(file => file.Use is PictureUse.Share);

    /// <summary>Empty for a decoration.</summary>
    public string AltIn(string language) => IsDecoration ? "" : Alt.In(language);

    /// <summary>The styles know each step (pictures.css): a page without script may have no style of its own.</summary>
    public string FocusClasses => $"focus-x-{Focus.X} focus-y-{Focus.Y}";

    /// <summary>Of several events in one query; what the files hold is not read.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ShownPicture>> OfAsync(
        EventDb db,
        IReadOnlyCollection<Guid> events,
        CancellationToken stop
    )
    {
        var rows = await (
            from file in db.PictureFiles
            join picture in db.Pictures on file.PictureId equals picture.Id
            where events.Contains(picture.EventId)
            select new
            {
                picture.EventId,
                picture.Alt,
                picture.IsDecoration,
                picture.FocusX,
                picture.FocusY,
                picture.Version,
                File = new ShownFile(file.Id, file.Use, file.Width, file.Height),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return rows.GroupBy(row => row.EventId)
            .ToDictionary(
                group => group.Key,
                group => new ShownPicture(
                    group.First().Alt,
                    group.First().IsDecoration,
                    new PictureFocus(group.First().FocusX, group.First().FocusY),
                    [.. group.Select(row => row.File)]
                )
                {
                    Version = group.First().Version,
                }
            );
    }
}
