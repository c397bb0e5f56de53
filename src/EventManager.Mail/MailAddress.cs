using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace EventManager.Mail;

/// <summary>
/// A mailbox (RFC 5321, RFC 6531): the local part is a dot-atom that may hold Unicode, the domain a host name whose Unicode
/// labels are kept in their ASCII form. Quoted local parts and address literals are refused: nobody types them on purpose.
/// </summary>
public sealed record MailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";
    private static readonly IdnMapping Idn = new();

    /// <exception cref="MailFormatException">The address is not one that mail can be sent to.</exception>
    public MailAddress(string address, string? displayName = null)
    {
        DisplayName = string.IsNullOrWhiteSpace(displayName) ? null : HeaderText.Checked(displayName.Trim(), "The display name");
        if (!TrySplit(address, out var local, out var domain))
            throw new MailFormatException("The e-mail address is not valid.");
        LocalPart = local;
        Domain = domain;
    }

    /// <summary>The name that people see, or null.</summary>
    public string? DisplayName { get; }

    /// <summary>What stands before the @, in Unicode's composed form (NFC).</summary>
    public string LocalPart { get; }

    /// <summary>The domain in lower case and ASCII (<c>xn--…</c>).</summary>
    public string Domain { get; }

    /// <summary>The address as it goes over the wire.</summary>
    public string Address => $"{LocalPart}@{Domain}";

    /// <summary>Whether only a server with SMTPUTF8 can take this address. A domain alone never needs it.</summary>
    public bool NeedsSmtpUtf8 => !HeaderText.IsAscii(LocalPart);

    public static bool TryParse(string? address, string? displayName, [NotNullWhen(true)] out MailAddress? parsed)
    {
        parsed = null;
        if (!TrySplit(address, out _, out _))
            return false;
        try
        {
            parsed = new MailAddress(address!, displayName);
            return true;
        }
        catch (MailFormatException)
        {
            return false;
        }
    }

    public override string ToString() => Address;

    private static bool TrySplit(string? address, out string local, out string domain)
    {
        (local, domain) = ("", "");
        // U+FFFF and lone surrogates make Normalize throw; such text is no address.
        if (address is null || address.Length > LongestAddress || address.Any(char.IsControl) || !IsWellFormed(address))
            return false;
        var at = address.LastIndexOf('@');
        if (at <= 0)
            return false;
        local = address[..at].Normalize(NormalizationForm.FormC);
        return IsDotAtom(local)
            && Encoding.UTF8.GetByteCount(local) <= LongestLocalPart
            && TryAsciiDomain(address[(at + 1)..], out domain)
            && Encoding.UTF8.GetByteCount(local) + 1 + domain.Length <= LongestAddress;
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE)
                return false;
        return true;
    }

    private static bool IsDotAtom(string local)
    {
        var afterDot = true;
        foreach (var rune in local.EnumerateRunes())
        {
            if (rune.Value == '.' ? afterDot : !IsAtomText(rune))
                return false;
            afterDot = rune.Value == '.';
        }
        return !afterDot;
    }

    private static bool IsAtomText(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || AtomPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
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

    private static bool TryAsciiDomain(string domain, out string ascii)
    {
        ascii = "";
        if (domain.Length == 0 || domain.EndsWith('.'))
            return false;
        try
        {
            ascii = Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }
        return ascii.Split('.').All(IsLabel);
    }

    // Ours, since the platforms' own rules for host names differ between ICU and NLS.
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
