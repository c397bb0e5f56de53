using System.Globalization;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Lengths are centimetres inside, and metres with the decimal sign of the language for people.</summary>
internal static class Metres
{
    public static string Say(int centimetres) => (centimetres / 100m).ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>Reads "3", "3,5" and "3.50 m" in every language; null where it is no length of whole centimetres.</summary>
    public static int? Read(string? typed)
    {
        var length = (typed ?? "").Trim();
        // One m only: 30 mm are not 30 metres.
        var text = (length.EndsWith('m') ? length[..^1] : length)
            .Trim()
            .Replace(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, ".")
            .Replace(',', '.');
        return
            decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var metres
            )
            && Math.Abs(metres) < 10_000
            && metres * 100 == decimal.Truncate(metres * 100)
            ? (int)(metres * 100)
            : null;
    }
}
