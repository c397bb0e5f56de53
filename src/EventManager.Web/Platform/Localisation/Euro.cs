using System.Globalization;
using System.Text.RegularExpressions;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Sums of money, in cents: read as people type them, and said in the reader's language.</summary>
public static partial class Euro
{
    /// <summary>Most that is understood, in cents.</summary>
    public const int Most = 100_000;

    /// <summary>"12,50", "12.5 €", "12,–"; nothing is 0. Null where it is no sum, or more than <see cref="Most"/>.</summary>
    public static int? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return 0;
        if (Sum().Match(typed.Trim()) is not { Success: true } read)
            return null;
        var cents = (int.Parse(read.Groups[1].Value, CultureInfo.InvariantCulture) * 100) + Cents(read.Groups[2].Value);
        return cents <= Most ? cents : null;
    }

    /// <summary>As it stands in a field: "12,50", "12"; empty for nothing.</summary>
    public static string Write(int cents) =>
        cents == 0 ? "" : (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.GetCultureInfo("de-DE"));

    /// <summary>"12,50 €", "€12.50", by the reader's language.</summary>
    public static string Words(int cents)
    {
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        format.CurrencySymbol = "€";
        return (cents / 100m).ToString(cents % 100 == 0 ? "C0" : "C2", format);
    }

    private static int Cents(string digits) => digits.Length == 0 ? 0 : int.Parse(digits.PadRight(2, '0'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:€\s*)?(\d{1,4})(?:[,.](?:(\d{1,2})|[-–—]{1,2}))?\s*(?:€|EUR|Euro)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
