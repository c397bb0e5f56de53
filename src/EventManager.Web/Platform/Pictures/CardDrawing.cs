using NetVips;

namespace EventManager.Web.Platform.Pictures;

/// <summary>Words in a band over the lower part of a picture: a name as large as it fits in two lines, and what is to be known below it.</summary>
internal static class CardDrawing
{
    private const int Margin = 48;
    private const int Gap = 14;

    /// <summary>So far the drawing is moved up, so that the band does not cut its people at their faces.</summary>
    internal const int Lifted = 120;

    /// <summary>Pixels of the name's letters, the largest that takes no more than <see cref="MostHigh"/>.</summary>
    private static readonly int[] Sizes = [60, 48, 40, 32];

    private const int LineSize = 34;
    private const int MostHigh = 150;

    /// <summary>The deep petrol of the drawings, and white on it: 12 to 1.</summary>
    private static readonly double[] Band = [8, 63, 74];
    private static readonly double[] White = [255, 255, 255];

    /// <returns>PNG; null where the machine has no letters.</returns>
    public static byte[]? Draw(byte[] drawing, string title, IReadOnlyList<string> lines)
    {
        using var read = Image.NewFromBuffer(drawing);
        using var flat = read.HasAlpha() ? read.Flatten() : read.Copy();
        var wide = flat.Width - 2 * Margin;
        var masks = new List<Image>();
        try
        {
            masks.Add(Title(title, wide));
            masks.AddRange(lines.Select(line => Letters(line, "sans", LineSize, wide)));
            if (masks.Exists(mask => mask.Max() == 0))
                return null;
            var high = masks.Sum(mask => mask.Height + Gap) + 2 * Margin - Gap;
            using var place = flat.Crop(0, 0, flat.Width, high);
            using var band = place.NewFromImage(Band);
            using var lower = flat.Crop(0, Lifted, flat.Width, flat.Height - Lifted);
            using var lifted = lower.Embed(0, 0, flat.Width, flat.Height);
            var picture = lifted.Insert(band, 0, flat.Height - high);
            var top = flat.Height - high + Margin;
            foreach (var mask in masks)
            {
                var (before, bottom) = (picture, top + mask.Height);
                using var whole = mask.Embed(Margin, top, flat.Width, flat.Height);
                using var ink = before.NewFromImage(White);
                picture = whole.Ifthenelse(ink, before, blend: true).CopyMemory();
                before.Dispose();
                top = bottom + Gap;
            }
            using (picture)
                return picture.PngsaveBuffer(compression: 9, palette: true, keep: Enums.ForeignKeep.None);
        }
        finally
        {
            masks.ForEach(mask => mask.Dispose());
        }
    }

    private static Image Title(string words, int wide)
    {
        foreach (var size in Sizes[..^1])
        {
            var mask = Letters(words, "sans bold", size, wide);
            if (mask.Height <= MostHigh)
                return mask;
            mask.Dispose();
        }
        var small = Letters(words, "sans bold", Sizes[^1], wide);
        if (small.Height <= MostHigh)
            return small;
        using (small)
            return small.Crop(0, 0, small.Width, MostHigh);
    }

    /// <summary>How much of each pixel is letter. What people typed is no markup here.</summary>
    private static Image Letters(string words, string font, int size, int wide)
    {
        var plain = words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        return Image.Text(plain, font: $"{font} {size}", width: wide, dpi: 72, wrap: Enums.TextWrap.WordChar).CopyMemory();
    }
}
