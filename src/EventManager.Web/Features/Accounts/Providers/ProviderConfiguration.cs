using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>What a provider says about itself (discovery). Fetched when it is first needed, kept and renewed by the library.</summary>
internal sealed partial class ProviderConfiguration(IOptionsMonitor<OpenIdConnectOptions> options)
{
    public OpenIdConnectOptions Options(ProviderOptions provider) => options.Get(ProviderSchemes.Of(provider));

    public Task<OpenIdConnectConfiguration> ReadAsync(ProviderOptions provider, CancellationToken stop) =>
        Options(provider).ConfigurationManager!.GetConfigurationAsync(stop);

    /// <summary>Null where it does not answer.</summary>
    public async Task<OpenIdConnectConfiguration?> FindAsync(ProviderOptions provider, CancellationToken stop)
    {
        try
        {
            return await ReadAsync(provider, stop);
        }
        catch (Exception error) when (IsAway(error))
        {
            return null;
        }
    }

    /// <summary>It did not answer, or not with what it should say about itself (the library's IDX208…).</summary>
    public static bool IsAway(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
                return true;
            if (error is InvalidOperationException or IOException && NotFetched().IsMatch(error.Message))
                return true;
        }
        return false;
    }

    [GeneratedRegex("^IDX208[0-9]{2}")]
    private static partial Regex NotFetched();
}
