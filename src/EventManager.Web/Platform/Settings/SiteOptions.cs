using System.ComponentModel.DataAnnotations;
using System.Net;

namespace EventManager.Web.Platform.Settings;

/// <summary>Section <c>Site</c> of the settings.</summary>
internal sealed class SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>The address that people type, without a path: <c>https://messe.kassel.example</c>. Links in mails and tickets begin with it. Required; default in Development: where the program listens.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The site's name in the page head and in mails. Default "Ausbildungsnetz Kassel".</summary>
    [Required, StringLength(80)]
    public string Name { get; set; } = "Ausbildungsnetz Kassel";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of reverse proxies whose X-Forwarded headers are believed, separated by commas. Default: loopback only.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Days for which a browser that was here insists on https; sent over https only, and not in Development. Default 365; 0 says nothing, 730 at most.</summary>
    [Range(0, 730)]
    public int HstsDays { get; set; } = 365;

    /// <summary>PNG, JPEG or WebP of the house's logo, 1 MB at most: in the head of each page and in each mail. Default: none, the program's own drawing.</summary>
    public string LogoFile { get; set; } = "";

    /// <summary>People type an address with https, whatever stands between their browser and the program.</summary>
    public bool IsHttps => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Proxies => TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A single address is a network of one.</summary>
    internal IEnumerable<IPNetwork> ProxyNetworks => Proxies.Select(proxy => NetworkOf(proxy)!.Value);

    public Uri Address(string path) => new(PublicUrl.TrimEnd('/') + path);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            !Uri.TryCreate(PublicUrl, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http")
            || uri.PathAndQuery.Length > 1
        )
            yield return new ValidationResult(
                "Site:PublicUrl is missing or no address like https://messe.example (no path). It stands in every mail and ticket."
            );
        if (LogoFile.Length > 0 && new FileInfo(LogoFile) is not { Exists: true, Length: <= 1_000_000 })
            yield return new ValidationResult($"Site:LogoFile: {LogoFile} is not there, or larger than 1 MB. It is a PNG, JPEG or WebP.");
        foreach (var proxy in Proxies.Where(proxy => NetworkOf(proxy) is null))
            yield return new ValidationResult(
                $"Site:TrustedProxies: {proxy} is no IP address and no network like 10.0.0.0/8. Separate several by commas."
            );
    }

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}
