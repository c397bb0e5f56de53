using System.Globalization;

namespace EventManager.Web.Platform;

/// <summary>
/// What a static form or an address sends, read without a default: what is no number must be refused at its field, not taken for another one. The form
/// keeps it as text, so that it still stands there.
/// </summary>
internal static class TypedValues
{
    /// <summary>A whole number in digits; null for all else, such as "vier", "2,5", "1e1" or nothing.</summary>
    public static int? Whole(string? typed) =>
        int.TryParse(
            typed,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>Yes, however it is written in an address; false for all else.</summary>
    public static bool Flag(string? typed) => typed is "1" || (bool.TryParse(typed, out var yes) && yes);

    /// <summary>The chosen one; null where nothing was chosen, and an id that nothing has where it cannot be read.</summary>
    public static Guid? Choice(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : Guid.TryParse(typed, out var id) ? id
        : Guid.Empty;
}
