using NetVips;

namespace EventManager.Web.Platform.Pictures;

/// <summary>libvips as this program uses it: three readers of all that it has, little memory kept, and every damaged file refused.</summary>
internal static class VipsLimits
{
    /// <summary>Pixels of a side; above any picture.</summary>
    public const int MaxSide = 10_000_000;

    /// <summary>False where the library was not found for this system.</summary>
    public static bool AreSet { get; } = Set();

    /// <summary>What the file says of itself; nothing is unpacked.</summary>
    public static Image Head(byte[] content) => Image.NewFromBuffer(content, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);

    /// <summary>Width and height as it is looked at: a camera that was held upright only notes that it was.</summary>
    public static (int Width, int Height) Turned(Image image) =>
        image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8
            ? (image.Height, image.Width)
            : (image.Width, image.Height);

    /// <summary>Turned upright, in the colours of the web, and of a moving picture the first.</summary>
    public static Image Thumbnail(byte[] content, int width, int height, Enums.Size size) =>
        Image.ThumbnailBuffer(
            content,
            width,
            height: height,
            size: size,
            outputProfile: "srgb",
            intent: Enums.Intent.Perceptual,
            // As an option of the reader: what is given to the thumbnail does not reach the reader of a buffer (8.18).
            optionString: "[fail_on=error]"
        );

    private static bool Set()
    {
        if (!ModuleInitializer.VipsInitialized)
            return false;
        // Its warnings are what somebody's file is like, and go to the console past the log.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        Operation.Block("VipsForeignLoad", true);
        foreach (var reader in (string[])["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"])
            Operation.Block(reader, false);
        return true;
    }
}
