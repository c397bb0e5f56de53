using System.Globalization;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>What counts as a mail address, and when two are the same.</summary>
public static class MailAddressRules
{
    /// <summary>Longest address; RFC 5321 allows 254 octets in a path, with the domain in its ASCII form.</summary>
    public const int MaxLength = 254;

    private const int LongestLocalPart = 64;

    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>As it is judged and kept: composed, without blanks at the ends and without what nobody sees, as a copied address brings it.</summary>
    public static string Clean(string? address) => CleanText.Line(address);

    /// <summary>
    /// Accepts what mail can be sent to, after <see cref="Clean"/>: one @, a local part as a dot-atom that may hold letters of every script,
    /// a host name with a dot. Lengths are those on the wire: <c>ü</c> is two octets before the @, and a domain with umlauts is longer than
    /// it looks. Whatever passes here is an address for the sender too (<c>MailAddress</c>); a test holds the two together.
    /// </summary>
    public static bool IsValid(string? address)
    {
        address = Clean(address);
        if (address.Length is 0 or > MaxLength)
            return false;
        var at = address.LastIndexOf('@');
        if (at < 1 || at != address.IndexOf('@', StringComparison.Ordinal) || AsciiDomain(address[(at + 1)..]) is not { } domain)
            return false;
        var local = address[..at];
        var octets = Encoding.UTF8.GetByteCount(local);
        return octets <= LongestLocalPart
            && octets + 1 + domain.Length <= MaxLength
            && local.EnumerateRunes().All(IsAtomText)
            && !local.StartsWith('.')
            && !local.EndsWith('.')
            && !local.Contains("..", StringComparison.Ordinal)
            && domain.Contains('.', StringComparison.Ordinal)
            && domain.Split('.').All(IsLabel);
    }

    private static bool IsAtomText(Rune rune) =>
        rune.IsAscii
            ? rune.Value == '.'
                || char.IsAsciiLetterOrDigit((char)rune.Value)
                || AtomPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
            : Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                );

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>The form in which addresses are compared: lower case, the domain in its ASCII form.</summary>
    public static string Normalise(string? address)
    {
        var trimmed = Clean(address);
        var at = trimmed.LastIndexOf('@');
        if (at < 0)
            return trimmed.ToLowerInvariant();
        var domain = trimmed[(at + 1)..].ToLowerInvariant();
        return trimmed[..at].ToLowerInvariant() + "@" + (AsciiDomain(domain) ?? domain);
    }

    /// <summary>A normalised address without what stands between a plus and the @: <c>anna+messe@example.org</c> is Anna's.</summary>
    public static string WithoutPlus(string normalised)
    {
        var at = normalised.LastIndexOf('@');
        var plus = normalised.IndexOf('+', StringComparison.Ordinal);
        return plus < 1 || plus > at ? normalised : normalised[..plus] + normalised[at..];
    }

    /// <summary>How an address that is found by what was typed begins. One character more than an address can have finds none, and databases refuse far longer patterns.</summary>
    public static string Beginning(string? typed) => CleanText.Cut(Normalise(typed), MaxLength + 1);

    /// <summary>The part behind the @, normalised; empty where there is none.</summary>
    public static string DomainOf(string address)
    {
        var normal = Normalise(address);
        var at = normal.LastIndexOf('@');
        return at < 0 ? "" : normal[(at + 1)..];
    }

    /// <summary>Null for what is no host name.</summary>
    private static string? AsciiDomain(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
