using System.Globalization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>What plural rules ask of a number, by the names of CLDR (Unicode TS 35, part 3). A sign does not count.</summary>
/// <param name="N">The number itself.</param>
/// <param name="E">The exponent of compact notation: 6 in "2c6", two million.</param>
internal readonly record struct PluralOperands(decimal N, int E = 0)
{
    /// <summary>Digits before the comma.</summary>
    public decimal I => decimal.Truncate(N);

    /// <summary>How many digits stand behind the comma, with the last zeros: 2 in "1.50".</summary>
    public int V => N.Scale;

    public bool IsWhole => V == 0;

    public static PluralOperands Of(decimal number) => new(Math.Abs(number));

    /// <summary>As CLDR writes samples: "1.50", "1.1c6".</summary>
    public static PluralOperands Parse(string sample)
    {
        var parts = sample.Split('c');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var number = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
        // A power of ten takes digits from behind the comma: 1.1c6 is written 1100000.
        var scaled = number * (decimal)Math.Pow(10, exponent);
        return new(exponent == 0 ? number : Math.Round(scaled, Math.Max(0, number.Scale - exponent)), exponent);
    }

    /// <summary>True where the remainder lies between the two, both included, and is whole.</summary>
    public bool Ends(int divisor, int from, int until)
    {
        var rest = N % divisor;
        return rest >= from && rest <= until && rest == decimal.Truncate(rest);
    }
}
