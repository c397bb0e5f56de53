using System.Globalization;

namespace EventManager.Domain.Common;

/// <summary>What counts as a mail address, and when two are the same.</summary>
public static class MailAddressRules
{
    /// <summary>Longest address in characters; RFC 5321 allows 254 octets in a path.</summary>
    public const int MaxLength = 254;

    /// <summary>Accepts what a mail server could accept: one @, a local part, a domain with a dot, no blanks or control characters.</summary>
    public static bool IsValid(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > MaxLength)
            return false;
        var at = address.LastIndexOf('@');
        if (at is < 1 or > 64 || at != address.IndexOf('@', StringComparison.Ordinal))
            return false;
        var (local, domain) = (address[..at], address[(at + 1)..]);
        return !address.Any(c =>
                char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '(' or ')' or ',' or ';' or ':' or '"' or '\\'
            )
            && !local.StartsWith('.')
            && !local.EndsWith('.')
            && !local.Contains("..", StringComparison.Ordinal)
            && domain.Contains('.', StringComparison.Ordinal)
            && domain.Split('.').All(label => label.Length is > 0 and <= 63 && !label.StartsWith('-') && !label.EndsWith('-'));
    }

    /// <summary>The form in which addresses are compared: lower case, the domain in its ASCII form.</summary>
    public static string Normalise(string address)
    {
        var trimmed = address.Trim();
        var at = trimmed.LastIndexOf('@');
        if (at < 0)
            return trimmed.ToLowerInvariant();
        var domain = trimmed[(at + 1)..].ToLowerInvariant();
        try
        {
            domain = new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // Not a host name that can be mapped; it stays as it was typed and IsValid has its say.
        }
        return trimmed[..at].ToLowerInvariant() + "@" + domain;
    }

    /// <summary>A normalised address without what stands between a plus and the @: <c>anna+messe@example.org</c> is Anna's.</summary>
    public static string WithoutPlus(string normalised)
    {
        var at = normalised.LastIndexOf('@');
        var plus = normalised.IndexOf('+', StringComparison.Ordinal);
        return plus < 1 || plus > at ? normalised : normalised[..plus] + normalised[at..];
    }

    /// <summary>The part behind the @, normalised; empty where there is none.</summary>
    public static string DomainOf(string address)
    {
        var normal = Normalise(address);
        var at = normal.LastIndexOf('@');
        return at < 0 ? "" : normal[(at + 1)..];
    }
}
