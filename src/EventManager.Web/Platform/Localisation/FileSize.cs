using System.Globalization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>How large a file is, as people say it: "340 kB", "1,2 MB".</summary>
internal static class FileSize
{
    private const double Kilo = 1024;

    public static string Say(long bytes)
    {
        var (number, unit) =
            bytes < Kilo * Kilo ? (Math.Max(1, Math.Round(bytes / Kilo)), "kB") : (Math.Round(bytes / (Kilo * Kilo), 1), "MB");
        return number.ToString("0.#", CultureInfo.CurrentCulture) + "\u00a0" + unit;
    }
}
