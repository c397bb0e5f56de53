namespace EventManager.Web.Platform.Csv;

/// <summary>
/// A text in a cell of a file that Excel opens by a double click. What would run as a formula gets an apostrophe before it, which Excel
/// shows: names come from strangers. What Excel would only take for a number or a date (a telephone number, <c>01067</c>, class <c>9/1</c>) is
/// written as <c>="01067"</c>, which Excel shows as it was typed. That is a formula of ours: it holds digits and signs, never a
/// stranger's letters or quotes.
/// </summary>
internal static class CsvText
{
    /// <summary>More digits than these lose the last ones, or show as 1.2E+11.</summary>
    private const int SafeDigits = 11;

    private const string Signs = "+-./():,%";

    public static string Write(string? text) =>
        string.IsNullOrEmpty(text) ? ""
        : LooksLikeANumber(text) ? $"=\"{text}\""
        : MayRun(text) ? "'" + text
        : text;

    /// <summary>Takes back what <see cref="Write"/> did, so that a table comes back as it went; no blanks at the ends.</summary>
    public static string Read(string cell)
    {
        var text = cell.Trim();
        return text is ['=', '"', .. var inside, '"'] && LooksLikeANumber(inside) ? inside
            : text is ['\'', .. var rest] && MayRun(rest) ? rest
            : text;
    }

    /// <summary>
    /// Signs with which a program may begin a formula, also behind blanks; the wide ones count in East Asian versions. A tab or line break
    /// before anything is taken for a blank by some.
    /// </summary>
    private static bool MayRun(string text) =>
        text.Length > 0
        && (text[0] is '\t' or '\r' or '\n' || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]);

    /// <summary>Digits, with or without signs between them, that would not show as they were typed.</summary>
    private static bool LooksLikeANumber(string text) =>
        text.Any(char.IsAsciiDigit)
        && text.All(c => char.IsAsciiDigit(c) || c is ' ' or 'e' or 'E' || Signs.Contains(c, StringComparison.Ordinal))
        && !(text.All(char.IsAsciiDigit) && text.Length <= SafeDigits && (text[0] != '0' || text.Length == 1));
}
