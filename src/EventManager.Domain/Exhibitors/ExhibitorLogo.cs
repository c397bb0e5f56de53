namespace EventManager.Domain.Exhibitors;

/// <summary>
/// A company's logo as the program wrote it: WebP, at most <see cref="MaxWidth"/> × <see cref="MaxHeight"/> pixels. The name stands beside
/// it wherever it is shown, so that it has no words of its own. Another logo is another row: an address may be kept for ever.
/// </summary>
public sealed class ExhibitorLogo
{
    /// <summary>Pixels: twice the box that it is shown in.</summary>
    public const int MaxWidth = 320;
    public const int MaxHeight = 160;

    private ExhibitorLogo() { }

    public ExhibitorLogo(Guid exhibitorId, int width, int height, byte[] content) =>
        (ExhibitorId, Width, Height, Content) = (exhibitorId, width, height, content);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ExhibitorId { get; private set; }

    /// <summary>Pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels.</summary>
    public int Height { get; private set; }

    public byte[] Content { get; private set; } = [];
}
