namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Our password with a provider, from the settings or from a file of its own, as container platforms hand secrets out.</summary>
internal static class ProviderSecrets
{
    public static string Of(ProviderOptions provider) =>
        provider.ClientSecretFile.Length == 0 ? provider.ClientSecret : File.ReadAllText(provider.ClientSecretFile).Trim();

    /// <summary>Null where it can be read.</summary>
    public static string? WhyNot(ProviderOptions provider)
    {
        try
        {
            return Of(provider).Length == 0 ? $"{provider.ClientSecretFile} is empty." : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{provider.ClientSecretFile} cannot be read by this program.";
        }
    }
}
