namespace EventManager.Mail;

/// <summary>Keeps text that ends in a header from becoming a second header.</summary>
internal static class HeaderText
{
    private const int LongestValue = 2000;

    /// <exception cref="MailFormatException">The value holds a line break or another control character, or is absurdly long.</exception>
    public static string Checked(string value, string name)
    {
        if (value.AsSpan().ContainsAny('\r', '\n') || value.Any(IsForbidden))
            throw new MailFormatException($"{name} must not contain line breaks or control characters.");
        if (value.Length > LongestValue)
            throw new MailFormatException($"{name} must not be longer than {LongestValue} characters.");
        return value;
    }

    public static bool IsAscii(string value) => System.Text.Ascii.IsValid(value);

    // Unicode's own line breaks (0085, 2028, 2029) are no header breaks, yet some programs show them as such.
    private static bool IsForbidden(char c) => (char.IsControl(c) && c != '\t') || c is '\u2028' or '\u2029';
}
