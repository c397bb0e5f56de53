using static EventManager.Web.Platform.Localisation.PluralCategory;

namespace EventManager.Web.Platform.Localisation;

/// <summary>The forms that a word can have beside a number, by the names of CLDR.</summary>
internal enum PluralCategory
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>Which form goes with a number.</summary>
/// <param name="Pick">The form of a number.</param>
/// <param name="Categories">All forms that a text with a number needs in this language.</param>
internal sealed record PluralRule(Func<PluralOperands, PluralCategory> Pick, params PluralCategory[] Categories);

/// <summary>The rules for cardinal numbers of CLDR 48, for the languages that people here speak.</summary>
internal static class PluralRules
{
    public static readonly PluralRule German = new(n => n is { N: 1, IsWhole: true } ? One : Other, One, Other);

    public static readonly PluralRule English = German;

    public static readonly PluralRule Turkish = new(n => n.N == 1 ? One : Other, One, Other);

    public static readonly PluralRule Bulgarian = Turkish;

    public static readonly PluralRule Farsi = new(n => n.I == 0 || n.N == 1 ? One : Other, One, Other);

    public static readonly PluralRule French = new(
        n =>
            n.E is > 5 || (n is { E: 0, IsWhole: true } && n.I != 0 && n.I % 1_000_000 == 0) ? Many
            : n.I is 0 or 1 ? One
            : Other,
        One,
        Many,
        Other
    );

    public static readonly PluralRule Ukrainian = new(
        n =>
            !n.IsWhole ? Other
            : n.Ends(10, 1, 1) && !n.Ends(100, 11, 11) ? One
            : n.Ends(10, 2, 4) && !n.Ends(100, 12, 14) ? Few
            : Many,
        One,
        Few,
        Many,
        Other
    );

    public static readonly PluralRule Russian = Ukrainian;

    public static readonly PluralRule Polish = new(
        n =>
            !n.IsWhole ? Other
            : n.N == 1 ? One
            : n.Ends(10, 2, 4) && !n.Ends(100, 12, 14) ? Few
            : Many,
        One,
        Few,
        Many,
        Other
    );

    public static readonly PluralRule Romanian = new(
        n =>
            n is { N: 1, IsWhole: true } ? One
            : !n.IsWhole || n.N == 0 || n.Ends(100, 1, 19) ? Few
            : Other,
        One,
        Few,
        Other
    );

    public static readonly PluralRule Arabic = new(
        n =>
            n.N == 0 ? Zero
            : n.N == 1 ? One
            : n.N == 2 ? Two
            : n.Ends(100, 3, 10) ? Few
            : n.Ends(100, 11, 99) ? Many
            : Other,
        Zero,
        One,
        Two,
        Few,
        Many,
        Other
    );
}
