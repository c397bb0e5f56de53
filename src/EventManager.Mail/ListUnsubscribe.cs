namespace EventManager.Mail;

/// <summary>How to leave the list (RFC 2369), and with one click where the receiver's program offers it (RFC 8058).</summary>
public sealed record ListUnsubscribe
{
    private const int LongestAddress = 900;

    /// <param name="addresses">In order of preference; <c>https</c>, <c>http</c> or <c>mailto</c>.</param>
    /// <param name="oneClick">A POST to the https address, without cookies or a page, ends the subscription.</param>
    /// <exception cref="MailFormatException">No address, one of another kind, or one click without https.</exception>
    public ListUnsubscribe(IReadOnlyList<Uri> addresses, bool oneClick = false)
    {
        if (addresses.Count == 0 || !addresses.All(IsUsable))
            throw new MailFormatException("Unsubscribing needs https, http or mailto addresses of at most 900 characters.");
        if (oneClick && !addresses.Any(address => address.Scheme == Uri.UriSchemeHttps))
            throw new MailFormatException("Unsubscribing with one click needs an https address.");
        Addresses = addresses;
        OneClick = oneClick;
    }

    public IReadOnlyList<Uri> Addresses { get; }

    public bool OneClick { get; }

    private static bool IsUsable(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeMailto)
        && address.AbsoluteUri.Length <= LongestAddress
        && address.AbsoluteUri.All(c => c is > ' ' and < '\u007f' and not ('<' or '>'));
}
