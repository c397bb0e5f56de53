namespace EventManager.Domain.Common;

/// <summary>Which pictures are taken; judged by the file's first bytes and its head, before anything is unpacked.</summary>
public static class PictureRules
{
    /// <summary>Bytes: what a phone's camera writes at its best.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;

    /// <summary>Unpacked each is three or four bytes, so that one picture never takes more than some 200 MB of memory.</summary>
    public const int MaxPixels = 50_000_000;

    /// <summary>Pixels of the shorter and the longer side of an event's picture, below which it would be seen blurred.</summary>
    public const int MinShort = 300;
    public const int MinLong = 480;

    /// <summary>Characters of the words that say what is to be seen.</summary>
    public const int MaxAlt = 300;

    /// <summary>Of a company's logo.</summary>
    public const int MinLogo = 32;

    public static readonly Refusal Missing = new("pictures.missing") { Field = Field };
    public static readonly Refusal TooLarge = new("pictures.too_large", MaxBytes / 1024 / 1024) { Field = Field };
    public static readonly Refusal NoPicture = new("pictures.no_picture") { Field = Field };
    public static readonly Refusal TooManyPixels = new("pictures.too_many_pixels", MaxPixels / 1_000_000) { Field = Field };
    public static readonly Refusal Broken = new("pictures.broken") { Field = Field };
    public static readonly Refusal TooSmall = new("pictures.too_small", MinLong, MinShort) { Field = Field };
    public static readonly Refusal LogoTooSmall = new("pictures.logo_too_small", MinLogo) { Field = Field };

    /// <summary>The library that reads pictures does not run on this system.</summary>
    public static readonly Refusal Unavailable = new("pictures.unavailable") { Field = Field };
    public static readonly Refusal AltMissing = new("pictures.alt_missing") { Field = "alt" };
    public static readonly Refusal AltTooLong = new("pictures.alt_too_long", MaxAlt) { Field = "alt" };

    private const string Field = "picture";

    /// <summary>JPEG, PNG or WebP by content. SVG is none of them: it may hold script, links and pictures of others.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8));

    /// <summary>What is wrong with the words; null where they say what is to be seen, or that it needs none.</summary>
    public static Refusal? OfWords(LocalizedText alt, bool isDecoration) =>
        alt.IsLongerThan(MaxAlt) ? AltTooLong
        : !isDecoration && string.IsNullOrWhiteSpace(alt.German) ? AltMissing
        : null;
}
