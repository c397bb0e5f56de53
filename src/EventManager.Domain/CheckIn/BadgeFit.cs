namespace EventManager.Domain.CheckIn;

/// <param name="Width">Millimetres for the name.</param>
/// <param name="Height">Millimetres for the name.</param>
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
}

/// <summary>
/// How large a name can be printed so that it stays in its box: read from two metres where it is short, and whole where it is long.
/// Reckons with the width of broad letters, so that no font of any computer runs over.
/// </summary>
public static class BadgeFit
{
    /// <summary>Smallest letters, in millimetres; readable from half a metre.</summary>
    public const double Smallest = 3;

    private const double LetterWidth = 0.62;
    private const double LineHeight = 1.12;
    private const double Step = 0.25;

    public static double SizeOf(string name, NameBox box)
    {
        for (var size = box.Largest; size > Smallest; size -= Step)
        {
            if (Fits(name, size, box))
                return size;
        }
        return Smallest;
    }

    private static bool Fits(string name, double size, NameBox box)
    {
        var perLine = (int)(box.Width / (size * LetterWidth));
        var most = (int)(box.Height / (size * LineHeight));
        var (lines, used) = (1, 0);
        foreach (var word in name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            // A word that is longer than a line is broken only at the smallest size.
            if (word.Length > perLine)
                return false;
            if (used > 0 && used + 1 + word.Length > perLine)
                (lines, used) = (lines + 1, 0);
            used += (used > 0 ? 1 : 0) + word.Length;
        }
        return lines <= most;
    }
}
