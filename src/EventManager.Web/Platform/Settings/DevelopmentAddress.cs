using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Settings;

/// <summary>In Development links in mails lead to where the program listens, whatever port that is, unless an address is set.</summary>
internal sealed class DevelopmentAddress(IConfiguration settings, IHostEnvironment environment) : IPostConfigureOptions<SiteOptions>
{
    /// <summary>Where Kestrel listens when nobody says otherwise.</summary>
    private const string Usual = "http://localhost:5000";

    public void PostConfigure(string? name, SiteOptions options)
    {
        if (environment.IsDevelopment() && options.PublicUrl.Length == 0)
            options.PublicUrl = Of(settings[WebHostDefaults.ServerUrlsKey]);
    }

    /// <param name="urls">As in <c>ASPNETCORE_URLS</c>: one address or several, perhaps with a wildcard for all of this machine's.</param>
    internal static string Of(string? urls)
    {
        var first = urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        if (first is null)
            return Usual;
        var address = BindingAddress.Parse(first);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
