using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>What a file of a picture is for.</summary>
public enum PictureUse
{
    /// <summary>WebP in one of several widths.</summary>
    Page,

    /// <summary>JPEG for a browser that reads no WebP.</summary>
    Fallback,

    /// <summary>JPEG of 1200 × 630 around the focal point, for those who show a shared link.</summary>
    Share,
}

/// <summary>
/// The picture of an event. It holds only what the program itself wrote after decoding: no place, no camera, no names of what was uploaded.
/// </summary>
[OfEvent(CopyArea.Picture, Copied = true)]
public sealed class EventPicture : IVersioned, ICopiedWithEvent
{
    private EventPicture() { }

    public EventPicture(Guid eventId) => EventId = eventId;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary>What is to be seen, for those who do not see it; empty where <see cref="IsDecoration"/>.</summary>
    public LocalizedText Alt { get; set; } = LocalizedText.Empty;

    /// <summary>It says nothing that the words beside it do not say.</summary>
    public bool IsDecoration { get; set; }

    /// <summary>What stays in sight where the picture is cut: percent from the left.</summary>
    public int FocusX { get; private set; } = PictureFocus.Middle;

    /// <summary>Percent from the top.</summary>
    public int FocusY { get; private set; } = PictureFocus.Middle;

    public PictureFocus Focus
    {
        get => new(FocusX, FocusY);
        set => (FocusX, FocusY) = (value.X, value.Y);
    }

    public List<PictureFile> Files { get; private set; } = [];

    public long Version { get; set; }

    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new EventPicture(target.EventId)
        {
            Alt = Alt.Copy(),
            IsDecoration = IsDecoration,
            Focus = Focus,
        };
        copy.Files.AddRange(Files.Select(file => file.Of(copy.Id)));
        return copy;
    }
}

/// <summary>One file of a picture. It never changes: another picture has other files, so that an address may be kept for ever.</summary>
public sealed class PictureFile
{
    private PictureFile() { }

    public PictureFile(PictureUse use, int width, int height, byte[] content) =>
        (Use, Width, Height, Content) = (use, width, height, content);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PictureId { get; private set; }

    public PictureUse Use { get; private set; }

    /// <summary>Pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels.</summary>
    public int Height { get; private set; }

    public byte[] Content { get; private set; } = [];

    /// <summary>The same file of a picture.</summary>
    public PictureFile Of(Guid pictureId) => new(Use, Width, Height, Content) { PictureId = pictureId };
}

/// <summary>A point of a picture in percent of its width and height, in steps that the styles know.</summary>
public readonly record struct PictureFocus
{
    public const int Middle = 50;
    public const int Step = 10;

    public PictureFocus(int x, int y) => (X, Y) = (Round(x), Round(y));

    public int X { get; }

    public int Y { get; }

    public static PictureFocus Centre { get; } = new(Middle, Middle);

    /// <summary>
    /// Where a window of a length begins, so that the point lies as far along it as along the whole: as <c>object-position</c> does, so that
    /// a cut file and a page show the same.
    /// </summary>
    public static int Start(int whole, int window, int percent) => (int)Math.Round((whole - window) * percent / 100.0);

    private static int Round(int percent) => Math.Clamp((percent + Step / 2) / Step * Step, 0, 100);
}
