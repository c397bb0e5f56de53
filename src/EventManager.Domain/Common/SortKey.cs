namespace EventManager.Domain.Common;

/// <summary>
/// The order of names after DIN 5007-2, as in a telephone book: ä as ae, ö as oe, ü as ue, ß as ss, other marks and capitals do not count.
/// Compared by code points, so that all databases and lists in the program agree; other scripts come after the Latin one.
/// </summary>
public static class SortKey
{
    /// <summary>Before every letter and blank: what ends sooner comes first, <c>Meyer, Zoe</c> before <c>Meyer Lee, Ada</c>.</summary>
    private const char Between = '\u0001';

    /// <summary>Of a name with two parts; short enough for an index of every database.</summary>
    public const int MaxLength = 420;

    /// <summary>By the first part, where that is equal by the next; cut at <see cref="MaxLength"/> characters.</summary>
    public static string Of(params ReadOnlySpan<string?> parts) => Of(MaxLength, parts);

    /// <summary>By the first part, where that is equal by the next; cut at <paramref name="length"/> characters.</summary>
    public static string Of(int length, params ReadOnlySpan<string?> parts)
    {
        var key = string.Join(Between, [.. parts.ToArray().Select(part => SearchText.Letters(part, apart: true))]);
        return CleanText.Cut(key, length);
    }
}
