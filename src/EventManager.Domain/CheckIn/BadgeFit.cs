using System.Text;

namespace EventManager.Domain.CheckIn;

/// <summary>Room for words on a badge.</summary>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Largest">Largest letters, in millimetres.</param>
public readonly record struct NameBox(double Width, double Height, double Largest)
{
    public static NameBox Of(BadgeFormat format) =>
        format switch
        {
            BadgeFormat.Card => new(50, 19, 7),
            BadgeFormat.Label62 => new(56, 26, 9),
            _ => new(91, 40, 14),
        };

    /// <summary>Room for the school or company.</summary>
    public static NameBox OfOrganisation(BadgeFormat format) =>
        format switch
        {
            BadgeFormat.Card => new(51, 8, 3),
            BadgeFormat.Label62 => new(55, 11, 3.5),
            _ => new(91, 18, 5),
        };
}

/// <summary>
/// How large words can be printed so that they stay in their box: read from two metres where they are short, and whole where they are
/// long. Reckons with the widths of a broad bold font, so that no font of any computer runs over.
/// </summary>
public static class BadgeFit
{
    /// <summary>Smallest letters of whole words, in millimetres; readable from half a metre.</summary>
    public const double Smallest = 3;

    /// <summary>What is even longer is broken anywhere, and read with the badge in the hand.</summary>
    public const double SmallestOfAll = 1.75;

    private const double LineHeight = 1.2;
    private const double Step = 0.25;

    public static double SizeOf(string name, NameBox box)
    {
        var words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(WidthOf).ToList();
        var size = box.Largest;
        for (; size >= Smallest; size -= Step)
        {
            if (FitsWhole(words, size, box))
                return size;
        }
        for (size = box.Largest / 2; size > SmallestOfAll; size -= Step)
        {
            if (FitsBroken(words, size, box))
                return size;
        }
        return SmallestOfAll;
    }

    private static bool FitsWhole(List<double> words, double size, NameBox box)
    {
        var line = box.Width / size;
        var (lines, used) = (1, 0.0);
        foreach (var word in words)
        {
            if (word > line)
                return false;
            var blank = used > 0 ? WidthOf(' ') : 0;
            (lines, used) = used + blank + word > line ? (lines + 1, word) : (lines, used + blank + word);
        }
        return lines * size * LineHeight <= box.Height;
    }

    private static bool FitsBroken(List<double> words, double size, NameBox box)
    {
        // Each word may leave the rest of its line empty, at most by what the next begins with.
        var lines = Math.Ceiling(words.Sum(word => word + WidthOf(' ')) * size * 1.15 / box.Width);
        return lines * size * LineHeight <= box.Height;
    }

    private static double WidthOf(string word) => word.EnumerateRunes().Sum(WidthOf);

    private static double WidthOf(char letter) => WidthOf(new Rune(letter));

    /// <summary>In parts of the letters' height.</summary>
    private static double WidthOf(Rune letter) =>
        letter.Value switch
        {
            >= 0x1100 => 1.05,
            'W' or 'M' or 'm' or '@' or '%' => 1.1,
            'w' or 'Q' or 'O' or 'G' or 'D' or 'H' or 'N' => 0.93,
            'i' or 'l' or 'j' or 'I' or 'ı' or '.' or ',' or '\'' or ' ' => 0.4,
            't' or 'f' or 'r' or '-' => 0.5,
            _ when Rune.IsUpper(letter) => 0.82,
            _ => 0.72,
        };
}
