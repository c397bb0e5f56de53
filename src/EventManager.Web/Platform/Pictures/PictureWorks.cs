using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using NetVips;

namespace EventManager.Web.Platform.Pictures;

/// <summary>What was made of an uploaded picture.</summary>
internal sealed record DrawnPicture(int Width, int Height, byte[] Content);

/// <summary>
/// Reads uploaded pictures and writes them anew (ADR 28): nothing of a file is kept but its pixels, turned as the camera was held and in the
/// colours of the web. One at a time on each node, and never on the thread of a circuit: what a picture takes of the memory is bounded.
/// </summary>
internal sealed class PictureWorks(ILogger<PictureWorks> log) : IDisposable
{
    /// <summary>Of the files of a page: a phone, a phone with a fine screen, the widest that is shown.</summary>
    internal static readonly int[] Widths = [480, 960, 1440];

    /// <summary>Width of the JPEG for a browser that reads no WebP.</summary>
    private const int FallbackWidth = 960;

    /// <summary>Of the picture of a shared link, in pixels.</summary>
    public const int ShareWidth = 1200;
    public const int ShareHeight = 630;

    /// <summary>Quality of JPEG and WebP in percent: no difference is seen above on a screen.</summary>
    private const int Quality = 78;

    private readonly SemaphoreSlim turn = new(1);

    public void Dispose() => turn.Dispose();

    /// <summary>All files of an event's picture.</summary>
    public Task<Result<List<PictureFile>>> FilesAsync(byte[] content, PictureFocus focus, CancellationToken stop) =>
        RunAsync(content, size => Files(content, size, focus), stop);

    /// <summary>A company's logo. What is see-through stays so.</summary>
    public Task<Result<DrawnPicture>> LogoAsync(byte[] content, CancellationToken stop) =>
        RunAsync(content, size => Logo(content, size), stop);

    /// <summary>The picture of a shared link once more, around another point of a file that was written here.</summary>
    public Task<Result<PictureFile>> ShareAsync(byte[] content, PictureFocus focus, CancellationToken stop) =>
        RunAsync<PictureFile>(content, _ => Share(content, focus), stop);

    /// <summary>A drawing of ours with words on it.</summary>
    public Task<Result<byte[]>> CardAsync(byte[] drawing, string title, IReadOnlyList<string> lines, CancellationToken stop) =>
        RunAsync<byte[]>(drawing, _ => CardDrawing.Draw(drawing, title, lines) is { } card ? card : PictureRules.Unavailable, stop);

    private static Result<List<PictureFile>> Files(byte[] content, (int Width, int Height) size, PictureFocus focus)
    {
        if (Math.Min(size.Width, size.Height) < PictureRules.MinShort || Math.Max(size.Width, size.Height) < PictureRules.MinLong)
            return PictureRules.TooSmall;
        // From the largest that is needed: what was sent is unpacked twice, whatever the number of its files.
        using var largest = Fit(content, Widths[^1]);
        var files = new List<PictureFile>();
        foreach (var width in Widths.Where(width => width < largest.Width).Append(largest.Width).Distinct())
        {
            using var one = largest.ThumbnailImage(width, height: VipsLimits.MaxSide, size: Enums.Size.Down);
            files.Add(new(PictureUse.Page, one.Width, one.Height, one.WebpsaveBuffer(q: Quality, effort: 4, keep: Enums.ForeignKeep.None)));
        }
        using var fallback = largest.ThumbnailImage(FallbackWidth, height: VipsLimits.MaxSide, size: Enums.Size.Down);
        files.Add(new(PictureUse.Fallback, fallback.Width, fallback.Height, Jpeg(fallback)));
        files.Add(Share(content, focus));
        return files;
    }

    private static PictureFile Share(byte[] content, PictureFocus focus)
    {
        using var header = VipsLimits.Head(content);
        var (width, height) = VipsLimits.Turned(header);
        // Just large enough to be cut to the format: as wide as it, or as high.
        var scale = Math.Max(ShareWidth / (double)width, ShareHeight / (double)height);
        var (wide, high) = ((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        using var whole = Fit(content, wide, high, Enums.Size.Force);
        using var cut = whole.Crop(
            PictureFocus.Start(wide, ShareWidth, focus.X),
            PictureFocus.Start(high, ShareHeight, focus.Y),
            ShareWidth,
            ShareHeight
        );
        return new(PictureUse.Share, ShareWidth, ShareHeight, Jpeg(cut));
    }

    private static Result<DrawnPicture> Logo(byte[] content, (int Width, int Height) size)
    {
        if (Math.Max(size.Width, size.Height) < PictureRules.MinLogo)
            return PictureRules.LogoTooSmall;
        using var logo = VipsLimits.Thumbnail(content, ExhibitorLogo.MaxWidth, ExhibitorLogo.MaxHeight, Enums.Size.Down);
        return new DrawnPicture(logo.Width, logo.Height, logo.WebpsaveBuffer(q: 90, alphaQ: 100, effort: 6, keep: Enums.ForeignKeep.None));
    }

    /// <summary>What is see-through becomes white: a page of either look lies behind it, and JPEG knows nothing of it.</summary>
    private static Image Fit(byte[] content, int width, int height = VipsLimits.MaxSide, Enums.Size size = Enums.Size.Down)
    {
        using var read = VipsLimits.Thumbnail(content, width, height, size);
        using var flat = read.HasAlpha() ? read.Flatten(background: [255.0, 255, 255]) : read.Copy();
        // Unpacked once, and used for several files.
        return flat.CopyMemory();
    }

    private static byte[] Jpeg(Image image) =>
        image.JpegsaveBuffer(q: Quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

    /// <summary>Everything that a file is refused for is judged here, before its pixels are unpacked.</summary>
    private async Task<Result<T>> RunAsync<T>(byte[] content, Func<(int Width, int Height), Result<T>> draw, CancellationToken stop)
    {
        if (content.Length == 0)
            return PictureRules.Missing;
        if (content.Length > PictureRules.MaxBytes)
            return PictureRules.TooLarge;
        if (!PictureRules.IsKnown(content))
            return PictureRules.NoPicture;
        if (!VipsLimits.AreSet)
        {
            log.LogError("Pictures cannot be read: libvips was not found for this system.");
            return PictureRules.Unavailable;
        }
        await turn.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Draw(content, draw), stop);
        }
        catch (VipsException error)
        {
            // The library's words name places in a file that somebody sent; what they mean is that it cannot be read.
            log.LogInformation("A picture could not be read: {Kind}.", error.GetType().Name);
            return PictureRules.Broken;
        }
        finally
        {
            turn.Release();
        }
    }

    private static Result<T> Draw<T>(byte[] content, Func<(int Width, int Height), Result<T>> draw)
    {
        using var header = VipsLimits.Head(content);
        return (long)header.Width * header.Height > PictureRules.MaxPixels ? PictureRules.TooManyPixels : draw(VipsLimits.Turned(header));
    }
}
